/** What a server of a spec is told: on a free port of this machine, with nobody outside to reach. */
export const testSettings = (own: { readonly databaseUrl: string; readonly blobs: string }) => ({
  ...own,
  maxAttachmentBytes: 25_000_000,
  secret: 'a secret of tests that is long enough',
  publicUrl: 'http://localhost',
  host: '127.0.0.1',
  port: 0,
  role: 'all' as 'all' | 'api' | 'worker',
  trustedProxies: [],
  outboundAllow: [],
  silent: false,
  smtpUrl: null as string | null,
  mailFrom: 'help@test.example',
  closeSolvedAfterDays: 7,
});
