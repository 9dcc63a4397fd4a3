/** What core needs to know of a configuration. */
export interface InstallationSettings {
  /** Of the control database. */
  readonly databaseUrl: string;
  /** Folder of the blob store. */
  readonly blobsFolder: string;
  /** At least 32 characters; every signing key is derived from it. */
  readonly secret: string;
  /** Where people reach the installation, for example `https://help.example.com`. */
  readonly publicUrl: string;
  readonly host: string;
  readonly port: number;
  /** `api` answers requests, `worker` does jobs, `all` both. */
  readonly role: 'all' | 'api' | 'worker';
  /** Addresses whose `X-Forwarded-For` counts. */
  readonly trustedProxies: readonly string[];
  /** Private hosts and ranges that may be called. */
  readonly outboundAllow: readonly string[];
  /** A restored copy that must not call anybody. */
  readonly silent: boolean;
}
