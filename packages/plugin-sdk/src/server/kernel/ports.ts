import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { RequestContext } from './context.js';

/** The time. Inject it; tests move it. @since 0.1.0 */
export abstract class Clock {
  abstract now(): Date;
}

/** A log line is one JSON object; values of keys that look like secrets are replaced. @since 0.1.0 */
export abstract class Log {
  abstract info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  abstract warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  abstract error(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** What `Outbound.fetch` sends; a `GET` without a body when left out. @since 0.1.0 */
export interface OutboundRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Milliseconds; at most and by default 10,000. */
  readonly timeoutMs?: number;
  /** Bytes of the answer; by default 5 MB. */
  readonly maxBytes?: number;
}
/** What came back, whatever its status. Names of headers are lower case. @since 0.1.0 */
export interface OutboundResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What may not be reached; trying again is of no use. @since 0.1.0 */
export type OutboundRefusal = 'BAD_URL' | 'BAD_HEADER' | 'PORT_REFUSED' | 'ADDRESS_REFUSED' | 'SILENT';

/** The installation does not let this request out. `code` is a key under `outbound` in the locale files. @since 0.1.0 */
export class OutboundRefused extends Error {
  override readonly name = 'OutboundRefused';
  constructor(readonly code: OutboundRefusal) {
    super(code);
  }
}

/** It was let out and got no usable answer; trying again later may help. `code` is a key under `outbound` in the locale files. @since 0.1.0 */
export class OutboundFailed extends Error {
  override readonly name = 'OutboundFailed';
  constructor(
    readonly code: 'UNREACHABLE' | 'TIMED_OUT' | 'TOO_LARGE',
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** An open TCP connection, for a protocol other than HTTP. @since 0.1.0 */
export type OutboundConnection = Socket;

/** The only way out of the process. Refuses private and local addresses by what the name resolves to, and everything in a silent copy. @since 0.1.0 */
export abstract class Outbound {
  /** Throws `OutboundRefused` when the address may not be reached, `OutboundFailed` when no answer came. Redirects are not followed. */
  abstract fetch(ctx: RequestContext, url: string, request?: OutboundRequest): Promise<OutboundResponse>;
  /**
   * Opens a connection for another protocol, as SMTP. TLS, time limits after connecting and closing it are up to the caller. The mail server that the
   * installation names may be reached, anything else only when the administrator allows it. Throws as `fetch` does.
   */
  abstract connect(ctx: RequestContext, target: { readonly host: string; readonly port: number }): Promise<OutboundConnection>;
}

/** What the operator decided for the whole installation, as far as plugins need to know. Never show or log it. @since 0.1.0 */
export abstract class InstallationFacts {
  /** Origin under which people reach Meja, without a slash at its end. */
  abstract readonly publicUrl: string;
  /** A restored copy that must not call or write to anybody. */
  abstract readonly silent: boolean;
  /** `smtp://` or `smtps://`, with user and password; null when no way out is configured. */
  abstract readonly smtpUrl: string | null;
  /** The address mail comes from and goes back to; null when none is configured. */
  abstract readonly mailFrom: string | null;
}

/** What the scanner said of a file: `pending` until it did. Only what is `clean` may be downloaded. @since 0.1.0 */
export type ScanState = 'pending' | 'clean' | 'refused';

/** Names a blob. @since 0.1.0 */
export interface BlobRef {
  /** Lower-case hexadecimal SHA-256 of the bytes; the name of the blob. */
  readonly sha256: string;
  readonly size: number;
}

/** A part of a blob: positions of its first and its last byte, both included. @since 0.1.0 */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** More bytes than the caller allowed; nothing was kept. @since 0.1.0 */
export class BlobTooLarge extends Error {
  override readonly name = 'BlobTooLarge';
  constructor(readonly maxBytes: number) {
    super('TOO_LARGE');
  }
}

/** There were no bytes at all; nothing was kept. @since 0.1.0 */
export class BlobEmpty extends Error {
  override readonly name = 'BlobEmpty';
  constructor() {
    super('EMPTY');
  }
}

/** The store cannot take or give bytes now: no room, read-only, gone. Nothing was kept; try the whole again later. @since 0.1.0 */
export class BlobsUnavailable extends Error {
  override readonly name = 'BlobsUnavailable';
  constructor(options?: ErrorOptions) {
    super('UNAVAILABLE', options);
  }
}

/**
 * Bytes by content hash, in the workspace of `ctx`. Nothing a stranger names ever becomes a path. Whoever keeps a blob refers to it from a column of
 * its own table, `text references blob (sha256)`, written within the hour: what no row refers to is taken away in a night. @since 0.1.0
 */
export abstract class Blobs {
  /** Streams to the store, then writes the row. The same bytes twice are one blob. Throws `BlobTooLarge` past `maxBytes`, `BlobEmpty`, and `BlobsUnavailable` when the store fails. */
  abstract put(ctx: RequestContext, bytes: Uint8Array | Readable, options?: { maxBytes?: number }): Promise<BlobRef>;
  /** Null when there is no such blob in this workspace. With `part` the stream holds only those bytes; `ref` is always that of the whole. */
  abstract open(ctx: RequestContext, sha256: string, part?: ByteRange): Promise<{ ref: BlobRef; scan: ScanState; stream: Readable } | null>;
}

/** Looks into a blob before anybody may download it. The one that comes with Meja finds everything clean; a setting for another does not exist yet. @since 0.1.0 */
export abstract class BlobScanner {
  abstract scan(stream: Readable, ref: BlobRef): Promise<Exclude<ScanState, 'pending'>>;
}

/** Server texts in the language of `ctx` or another. Keys stand in the locale files of core and plugins. @since 0.1.0 */
export abstract class Texts {
  abstract text(locale: string, key: string, params?: Readonly<Record<string, unknown>>): string;
}
