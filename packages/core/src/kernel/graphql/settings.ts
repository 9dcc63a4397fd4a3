/** What an operator may set about the doors; the defaults are safe. */
export interface DoorSettings {
  /** Addresses or networks (`10.0.0.0/8`) of the proxies in front; only they are believed about the caller, the host and https. */
  readonly trustedProxies: readonly string[];
  /** The public address is https: every visitor came by it, whatever the last hop spoke. */
  readonly behindTls: boolean;
  /** Origins that are ours although the host name does not say so, for example that of the public address when a proxy changes the host. */
  readonly origins: readonly string[];
  /** Bytes of a request. */
  readonly bodyLimit: number;
  /** Milliseconds until a request is given up. */
  readonly timeoutMs: number;
  /** `sha256-…` of inline scripts the pages need: the import map. */
  readonly scriptHashes: readonly string[];
}

export const doorSettings = (settings: Partial<DoorSettings> = {}): DoorSettings => ({ trustedProxies: [], behindTls: false, origins: [], bodyLimit: 256 * 1024, timeoutMs: 10_000, scriptHashes: [], ...settings });

/** Where each API answers, HTTP and WebSocket alike. */
export const paths = { agent: '/graphql', portal: '/portal/graphql' } as const;

/** Name of the session cookie of each API. */
export const cookies = { agent: 'meja_agent', portal: 'meja_portal' } as const;
