import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { DoorSettings } from '../settings.js';

/** Who calls, over what. */
export interface Caller {
  readonly peer: string;
  /** As the caller named us, with its port. */
  readonly host: string;
  readonly https: boolean;
}

/** Reads who calls. Forwarded headers count only as far back as every hop is a proxy we trust. */
export class Callers {
  private readonly trusted = new BlockList();
  private readonly behindTls: boolean;

  constructor({ trustedProxies, behindTls }: Pick<DoorSettings, 'trustedProxies' | 'behindTls'>) {
    this.behindTls = behindTls;
    for (const proxy of trustedProxies) {
      const [address = '', bits] = proxy.split('/');
      const family = isIP(address);
      if (family === 0) throw new Error(`"${proxy}" in trustedProxies is neither an address nor a network.`);
      this.trusted.addSubnet(address, bits === undefined ? (family === 4 ? 32 : 128) : Number(bits), family === 4 ? 'ipv4' : 'ipv6');
    }
  }

  of(request: IncomingMessage): Caller {
    const remote = plain(request.socket.remoteAddress ?? '');
    const host = request.headers.host ?? '';
    const https = this.behindTls || 'encrypted' in request.socket;
    if (!this.isTrusted(remote)) return { peer: remote, host, https };
    const proto = last(request.headers['x-forwarded-proto']);
    return { peer: this.behind(remote, request.headers['x-forwarded-for']), host: last(request.headers['x-forwarded-host']) || host, https: proto && !this.behindTls ? proto === 'https' : https };
  }

  /** From the nearest hop outwards: the first address that is no proxy of ours. */
  private behind(remote: string, header: string | string[] | undefined): string {
    let peer = remote;
    for (const hop of listed(header).reverse()) {
      const address = plain(hop);
      if (isIP(address) === 0) return peer;
      peer = address;
      if (!this.isTrusted(address)) return peer;
    }
    return peer;
  }

  private isTrusted(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.trusted.check(address, family === 4 ? 'ipv4' : 'ipv6');
  }
}

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '');
const listed = (header: string | string[] | undefined): string[] => [header ?? []].flat().join(',').split(',').map((part) => part.trim()).filter(Boolean);
const last = (header: string | string[] | undefined): string => listed(header).at(-1) ?? '';
