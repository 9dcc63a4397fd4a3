import type { Readable } from 'node:stream';
import type { RequestContext } from './context.js';

/** The time. Inject it; tests move it. */
export abstract class Clock {
  abstract now(): Date;
}

/** A log line is one JSON object; values of keys that look like secrets are replaced. */
export abstract class Log {
  abstract info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  abstract warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  abstract error(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

export interface OutboundRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Milliseconds; at most and by default 10,000. */
  readonly timeoutMs?: number;
  /** Bytes of the answer; by default 5 MB. */
  readonly maxBytes?: number;
}
export interface OutboundResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The only way out of the process. Refuses private and local addresses by what the name resolves to, and everything in a silent copy. @since 0.1.0 */
export abstract class Outbound {
  /** Throws `OutboundRefused` when the address may not be reached. Redirects are not followed. */
  abstract fetch(ctx: RequestContext, url: string, request?: OutboundRequest): Promise<OutboundResponse>;
}

export type ScanState = 'pending' | 'clean' | 'refused';

export interface BlobRef {
  /** Lower-case hexadecimal SHA-256 of the bytes; the name of the blob. */
  readonly sha256: string;
  readonly size: number;
}

/** Bytes by content hash, in the workspace of `ctx`. Nothing a stranger names ever becomes a path. @since 0.1.0 */
export abstract class Blobs {
  /** Streams to the store, then writes the row. The same bytes twice are one blob. Throws `BlobTooLarge` past `maxBytes`. */
  abstract put(ctx: RequestContext, bytes: Uint8Array | Readable, options?: { maxBytes?: number }): Promise<BlobRef>;
  /** Null when there is no such blob in this workspace. */
  abstract open(ctx: RequestContext, sha256: string): Promise<{ ref: BlobRef; scan: ScanState; stream: Readable } | null>;
}

/** Looks into a blob before anybody may download it. Choose one in the configuration; by default everything is clean. */
export abstract class BlobScanner {
  abstract scan(stream: Readable, ref: BlobRef): Promise<Exclude<ScanState, 'pending'>>;
}

/** Server texts in the language of `ctx` or another. Keys stand in the locale files of core and plugins. */
export abstract class Texts {
  abstract text(locale: string, key: string, params?: Readonly<Record<string, unknown>>): string;
}
