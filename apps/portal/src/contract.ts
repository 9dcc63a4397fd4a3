/**
 * What the help centre asks of the server that carries it, and what it gives back. Types only, no dependency, so that
 * the server compiles against this file alone. `createPortal` and `assetsDirectory` stand in `entry.ts`.
 */

/** Builds the help centre. It keeps no state between requests. */
export declare const createPortal: CreatePortal;

/** Absolute path of the folder the server serves under `<basePath>/assets/`. Names carry a hash: cache them for ever. */
export declare const assetsDirectory: string;

export type CreatePortal = (options: PortalOptions) => Portal;

export interface PortalOptions {
  /** Where the help centre hangs, without a slash at the end. */
  readonly basePath: string;
  /** Told about what went wrong inside the portal; the visitor saw a page with this request id. Masked errors of `Execute` are not repeated here. */
  readonly report?: (error: unknown, requestId: string) => void;
}

export interface Portal {
  /** Answers a request. A POST reaches this only after the server has found its `csrf` field right. Never throws. */
  handle(request: PortalRequest, execute: Execute): Promise<PortalResponse>;
  /**
   * The page for a request the server itself turned away, for example 403 when the `csrf` field is missing or wrong,
   * 413 when the form is too large, 429 when the address asks too often. What was typed into a form is offered again,
   * when the form was read and either its token was wrong or its files were.
   */
  refuse(request: PortalRequest, refusal: Refusal, execute: Execute): Promise<PortalResponse>;
}

export interface PortalRequest {
  /** Upper case. `HEAD` is answered like `GET`, without a body. */
  readonly method: string;
  /** Below `basePath`, still percent-encoded: `''`, `/`, `/requests/new`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. `cookie` and `accept-language` are read. */
  readonly headers: Readonly<Record<string, string>>;
  /** The fields of a POST, from `application/x-www-form-urlencoded` or `multipart/form-data`; otherwise null. */
  readonly form: URLSearchParams | null;
  /** Files that came with the form. The server has kept them for a day: their ids go along with what is sent. */
  readonly files: readonly KeptFile[];
  /** Where a script may send files ahead of a form, by the tus protocol: a path on this origin, and for a visitor the pass of the form that is being shown. */
  readonly uploads: { readonly path: string; readonly pass: string | null };
  /** The person's own locale when signed in, otherwise the server's guess. The visitor's choice in a cookie wins. */
  readonly locale: string;
  /** Bound to this browser; made and checked by the server. The portal puts it into every form as `csrf`. */
  readonly csrfToken: string;
  readonly signedIn: boolean;
  /** Whose help centre it is, as visitors may know it. */
  readonly site: string;
  /** Shown on error pages; the same value as the `x-request-id` header. */
  readonly requestId: string;
  /** True when the visitor came over https; then the cookies of the portal are `Secure`. */
  readonly secure: boolean;
}

/** `name` is what the visitor's machine calls the file; only ever shown. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
}

export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 413 | 415 | 429 | 500 | 503;
  /** Seconds, for 429 and 503. */
  readonly retryAfter?: number;
  /** The form was right, its files were not; `unread`: the form was not, so its files were kept nowhere. */
  readonly files?: 'too_large' | 'too_many' | 'too_often' | 'unavailable' | 'unread';
}

/** Runs one operation on the requester's schema as this visitor. */
export type Execute = (operation: string, variables: Readonly<Record<string, unknown>>, options?: ExecuteOptions) => Promise<ExecuteAnswer>;

export interface ExecuteOptions {
  /** Like the `Idempotency-Key` header: applies to every mutation of the operation. */
  readonly idempotencyKey?: string;
  /** The language the failures should speak; like the `accept-language` header. */
  readonly locale?: string;
}

export interface ExecuteAnswer {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly ExecuteError[];
  /** `Set-Cookie` values the operation asks for, for example of a new session. */
  readonly setCookies: readonly string[];
}

export interface ExecuteError {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface PortalResponse {
  readonly status: number;
  /** Names in lower case; `set-cookie` may be a list. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Uint8Array;
}
