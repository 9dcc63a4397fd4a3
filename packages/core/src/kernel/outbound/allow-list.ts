import { BlockList, isIP } from 'node:net';

/** What an administrator lets out beside the public internet on ports 80 and 443. */
export interface AllowList {
  /** By name, whatever it resolves to: whoever answers for the name is trusted with the inside of the network. */
  hasHost(hostname: string, port: number): boolean;
  /** By address, on any port. */
  hasAddress(address: string): boolean;
  readonly hasRanges: boolean;
}

/** Entries are `host`, `host:port` or a range as `10.20.0.0/16`. One that is none of these stops the boot. */
export function parseAllowList(entries: readonly string[]): AllowList {
  const ranges = new BlockList();
  const hosts = new Set<string>();
  for (const entry of entries) {
    if (entry.includes('/')) addRange(ranges, entry);
    else hosts.add(hostEntry(entry));
  }
  return {
    hasHost: (hostname, port) => hosts.has(canonical(hostname)) || hosts.has(`${canonical(hostname)}|${port}`),
    hasAddress: (address) => {
      const family = isIP(address);
      return family !== 0 && ranges.check(address, family === 4 ? 'ipv4' : 'ipv6');
    },
    hasRanges: ranges.rules.length > 0,
  };
}

function addRange(ranges: BlockList, entry: string): void {
  const [network = '', length = ''] = entry.split('/');
  const family = isIP(network);
  const prefix = Number(length);
  if (family === 0 || !/^\d{1,3}$/.test(length) || prefix > (family === 4 ? 32 : 128)) throw new Error(`"${entry}" is no address range. Write it like 10.20.0.0/16 or fd00::/8.`);
  ranges.addSubnet(network, prefix, family === 4 ? 'ipv4' : 'ipv6');
}

function hostEntry(entry: string): string {
  const [, host = '', port] = /^(\[[\da-f:.]+\]|[^:\s@]+)(?::(\d{1,5}))?$/i.exec(entry) ?? [];
  const url = host === '' ? null : URL.parse(`http://${host}/`);
  if (!url) throw new Error(`"${entry}" is no host. Write it like mail.example.com, mail.example.com:8443 or [fd00::1]:8443.`);
  const name = canonical(url.hostname);
  return port === undefined ? name : `${name}|${Number(port)}`;
}

/** As a connection names it: lower case, no brackets, no dot at the end. */
const canonical = (hostname: string) => hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
