import { connect } from 'node:net';
import { Outbound, OutboundFailed, OutboundRefused, type OutboundConnection, type OutboundRequest, type OutboundResponse, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Agent, buildConnector, request as send } from 'undici';
import { AddressPolicy, type Resolve } from './address-policy.js';

export interface OutboundOptions {
  /** Hosts, `host:port`s and ranges that may be reached although they are private or on another port. */
  readonly allow: readonly string[];
  /** A silent copy reaches nobody, allowed or not. */
  readonly silent: boolean;
  /** `host:port` of the mail server of the installation: it may be connected to, wherever it is, but not called by HTTP. */
  readonly mailServer?: string | null;
  readonly resolve?: Resolve;
}

/** Judges every connection by the address it is made to, at the moment it is made. */
export class GuardedOutbound extends Outbound {
  private readonly silent: boolean;
  private readonly policy: AddressPolicy;
  private readonly connectionPolicy: AddressPolicy;
  private readonly agent: Agent;

  constructor({ allow, silent, mailServer, resolve }: OutboundOptions) {
    super();
    this.silent = silent;
    this.policy = new AddressPolicy(allow, resolve);
    this.connectionPolicy = new AddressPolicy(mailServer ? [...allow, mailServer] : allow, resolve);
    this.agent = new Agent({ connect: guardedConnector(this.policy), maxHeaderSize: 64 * 1024, pipelining: 1 });
  }

  async fetch(_ctx: RequestContext, url: string, request: OutboundRequest = {}): Promise<OutboundResponse> {
    if (this.silent) throw new OutboundRefused('SILENT');
    const target = parse(url);
    const headers = cleanHeaders(request.headers ?? {});
    const verb = method(request.method);
    this.policy.check(bare(target.hostname), portOf(target));
    const timeout = Math.min(request.timeoutMs ?? longestMs, longestMs);
    try {
      // undici follows no redirect unless an interceptor is added.
      const answer = await send(target, { method: verb, headers, body: request.body ?? null, dispatcher: this.agent, signal: AbortSignal.timeout(timeout) });
      const body = await readUpTo(request.maxBytes ?? usualMaxBytes, answer.body);
      return { status: answer.statusCode, headers: flat(answer.headers), body };
    } catch (error) {
      throw told(error);
    }
  }

  connect(_ctx: RequestContext, { host, port }: { readonly host: string; readonly port: number }): Promise<OutboundConnection> {
    if (this.silent) return Promise.reject(new OutboundRefused('SILENT'));
    return new Promise((resolve, reject) => {
      this.connectionPolicy.check(bare(host), port);
      const socket = connect({ host: bare(host), port, lookup: this.connectionPolicy.lookupFor(port), autoSelectFamily: true });
      const timer = setTimeout(() => socket.destroy(Object.assign(new Error('No connection in time'), { code: 'CONNECT_TIMEOUT' })), connectMs);
      const failed = (error: Error) => {
        clearTimeout(timer);
        reject(told(error));
      };
      socket.once('error', failed).once('connect', () => {
        clearTimeout(timer);
        socket.off('error', failed);
        resolve(socket);
      });
    });
  }

  /** Ends idle and running connections; for a graceful stop. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }
}

const longestMs = 10_000;
const connectMs = 5_000;
const usualMaxBytes = 5 * 1024 * 1024;
const longestUrl = 8_192;

/** Also reached when a kept connection is made anew, so no request slips by on an older judgement. */
function guardedConnector(policy: AddressPolicy): buildConnector.connector {
  return (options, callback) => {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    try {
      policy.check(bare(options.hostname), port);
    } catch (error) {
      callback(error as Error, null);
      return;
    }
    buildConnector({ lookup: policy.lookupFor(port), timeout: connectMs, autoSelectFamily: true, maxCachedSessions: 0 })(options, callback);
  };
}

function parse(url: string): URL {
  const target = url.length > longestUrl ? null : URL.parse(url);
  const web = target?.protocol === 'http:' || target?.protocol === 'https:';
  if (!target || !web || target.username !== '' || target.password !== '') throw new OutboundRefused('BAD_URL');
  return target;
}

const portOf = (url: URL) => Number(url.port) || (url.protocol === 'https:' ? 443 : 80);

const bare = (hostname: string) => hostname.replace(/^\[(.*)\]$/, '$1');

/** A caller may not speak to another virtual host, nor smuggle a second header in a line end. */
function cleanHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const clean: Record<string, string> = { 'user-agent': 'Meja', 'accept-encoding': 'identity' };
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(lower) || /[^\t\x20-\x7e\x80-\xff]/.test(value) || owned.has(lower)) throw new OutboundRefused('BAD_HEADER');
    clean[lower] = value;
  }
  return clean;
}

const owned: ReadonlySet<string> = new Set(['host', 'connection', 'content-length', 'expect', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
const methods: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

function method(wanted = 'GET'): Method {
  const known = methods.find((name) => name === wanted.toUpperCase());
  if (!known) throw new TypeError(`"${wanted}" is no method of an outbound request. Use one of ${methods.join(', ')}.`);
  return known;
}

async function readUpTo(maxBytes: number, body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early destroys the body and with it the connection.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new OutboundFailed('TOO_LARGE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));
}

/** What went wrong on the way is for the log, as `cause`; the caller learns no more than that it did. */
function told(error: unknown): Error {
  if (error instanceof OutboundRefused || error instanceof OutboundFailed) return error;
  const { name, code } = error as { name?: string; code?: string };
  const late = name === 'TimeoutError' || (code?.endsWith('_TIMEOUT') ?? false);
  return new OutboundFailed(late ? 'TIMED_OUT' : 'UNREACHABLE', { cause: error });
}
