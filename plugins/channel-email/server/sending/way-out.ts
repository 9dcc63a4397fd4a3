/** Where mail leaves, and how. */
export interface WayOut {
  readonly host: string;
  readonly port: number;
  /** From the first byte, by STARTTLS or not at all; what is asked for is never given up. */
  readonly tls: 'at-once' | 'upgrade' | 'none';
  readonly login: { readonly user: string; readonly pass: string } | null;
}

/** Reads `smtp://` and `smtps://`. To a server on the same machine no TLS is spoken unless `smtps` asks for it. */
export function wayOut(smtpUrl: string): WayOut {
  const url = new URL(smtpUrl);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const atOnce = url.protocol === 'smtps:';
  const plain = url.searchParams.get('tls') === 'no' || host === 'localhost' || host === '::1' || host.startsWith('127.');
  return {
    host,
    port: Number(url.port) || (atOnce ? 465 : 587),
    tls: atOnce ? 'at-once' : plain ? 'none' : 'upgrade',
    login: url.username === '' ? null : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
  };
}
