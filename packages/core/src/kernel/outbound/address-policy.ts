import { lookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { OutboundRefused } from '@meja/plugin-sdk/server/kernel';
import { parseAllowList, type AllowList } from './allow-list.js';
import { isPublic } from './public-addresses.js';

/** All addresses of a name, as the system resolves it. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

/**
 * Which host, port and address may be connected to. The address that was judged is the one that is connected to,
 * so a name that resolves differently a moment later gains nothing.
 */
export class AddressPolicy {
  private readonly allowed: AllowList;

  constructor(allow: readonly string[], private readonly resolve: Resolve = systemResolve) {
    this.allowed = parseAllowList(allow);
  }

  /** Refuses what needs no resolving: a port nothing could allow, a literal address. Every connection passes here first. */
  check(hostname: string, port: number): void {
    if (this.allowed.hasHost(hostname, port)) return;
    if (isIP(hostname) !== 0) this.checkAddress(hostname, port);
    else if (!usualPorts.has(port) && !this.allowed.hasRanges) throw new OutboundRefused('PORT_REFUSED');
  }

  /** For `net.connect({ lookup })`: resolves, and refuses the name as soon as one of its addresses may not be reached. */
  lookupFor(port: number): LookupFunction {
    return (hostname, options, callback) => {
      this.addressesOf(hostname, port).then(
        (addresses) => {
          const wanted = addresses.filter(({ family }) => !options.family || family === options.family);
          const [first] = wanted;
          if (!first) callback(noAddress(hostname), '', 0);
          else if (options.all) callback(null, wanted);
          else callback(null, first.address, first.family);
        },
        (error: Error) => callback(error, '', 0),
      );
    };
  }

  private async addressesOf(hostname: string, port: number): Promise<LookupAddress[]> {
    const addresses = [...(await this.resolve(hostname))];
    if (!this.allowed.hasHost(hostname, port)) for (const { address } of addresses) this.checkAddress(address, port);
    return addresses;
  }

  private checkAddress(address: string, port: number): void {
    if (this.allowed.hasAddress(address)) return;
    if (!isPublic(address)) throw new OutboundRefused('ADDRESS_REFUSED');
    if (!usualPorts.has(port)) throw new OutboundRefused('PORT_REFUSED');
  }
}

const usualPorts: ReadonlySet<number> = new Set([80, 443]);

const systemResolve: Resolve = (hostname) =>
  new Promise((done, fail) => {
    lookup(hostname, { all: true, verbatim: true }, (error, addresses) => (error ? fail(error) : done(addresses)));
  });

const noAddress = (hostname: string) => Object.assign(new Error(`No address for ${hostname}`), { code: 'ENOTFOUND' });
