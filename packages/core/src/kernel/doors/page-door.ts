import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Locale, RequestContext, Result, Workspace } from '@meja/plugin-sdk/server/kernel';

/** What pages get of the server they stand on. They know no reader: what they show comes through an API. */
export interface PageDoor {
  readonly fastify: FastifyInstance;
  /** Who visits, as far as the door found out: id of the request, workspace by host, language of the browser. */
  visit(request: FastifyRequest): PageVisit;
  /** The context of the signed-in person of this API, or of a visitor. */
  context(request: FastifyRequest, audience: 'agent' | 'portal'): Promise<RequestContext>;
  /** False when a page of somebody else made the browser send the request. */
  isFromOurPages(request: FastifyRequest): boolean;
  /** Keeps files that came with a plain form, and answers the ids by which a command of the same request attaches them. */
  keepFiles(request: FastifyRequest, files: AsyncIterable<FormFile>): Promise<Result<{ uploadIds: readonly string[] }>>;
  /** Where files are sent ahead of a form of the help centre, and what a stranger has to show there: the pass of the one form that is being made. Null for a person. */
  uploads(visitor: RequestContext): { path: string; pass: string | null };
  /** Signs a text for one purpose in the workspace of the request; 128 bits, base64url. */
  sign(request: FastifyRequest, purpose: string, text: string): string;
  /** Web halves of the installed plugins: id, version and the folder of their built files. */
  readonly webHalves: readonly WebHalf[];
}

/** As the form names it; only ever shown. */
export interface FormFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Readable;
}

export interface PageVisit {
  readonly requestId: string;
  readonly workspace: Workspace;
  readonly locale: Locale;
  readonly peer: string;
  /** As the visitor named us, with the port; also behind a proxy. */
  readonly host: string;
  readonly https: boolean;
}

export interface WebHalf {
  readonly id: string;
  readonly version: string;
  readonly folder: string;
}

/** Adds routes to the server before it listens. */
export type Page = (door: PageDoor) => Promise<void>;

/** The pages of one process, and what they need of the headers. */
export interface Pages {
  readonly routes: readonly Page[];
  /** `sha256-…` of inline scripts: the import map of the agent app. */
  readonly scriptHashes: readonly string[];
}
