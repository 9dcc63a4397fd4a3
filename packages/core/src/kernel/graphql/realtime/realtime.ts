import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { randomUUID } from 'node:crypto';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { WorkspaceDirectory } from '../../database/control.js';
import { chooseLocale } from '../../i18n/accept-language.js';
import type { RunningApi } from '../http/apollo.js';
import { Callers } from '../http/caller.js';
import { isOwnOrigin } from '../http/graphql-rules.js';
import { securityHeaders } from '../http/http-headers.js';
import type { OperationContexts } from '../http/operation-context.js';
import type { Visit } from '../http/visits.js';
import { paths, type DoorSettings } from '../settings.js';
import { closeCodes, Connection, socketLimits, type ConnectionParts } from './connection.js';

export interface RealtimeParts extends Pick<ConnectionParts, 'mask' | 'log' | 'sessions'> {
  readonly apis: readonly RunningApi[];
  readonly directory: WorkspaceDirectory;
  readonly contexts: OperationContexts;
  readonly settings: DoorSettings;
}

const heartbeatMs = 30_000;

/** Subscriptions of both APIs on one upgrade listener: exact path, known host, own origin; then a connection each. */
export class Realtime {
  private readonly connections = new Set<Connection>();
  private readonly callers: Callers;
  private readonly sockets = new WebSocketServer({ noServer: true, clientTracking: true, maxPayload: socketLimits.frameBytes, handleProtocols: (offered) => (offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false) });
  private readonly heartbeat: NodeJS.Timeout;
  private readonly silent = new WeakSet<object>();
  private closing = false;

  constructor(private readonly parts: RealtimeParts) {
    this.callers = new Callers(parts.settings);
    this.heartbeat = setInterval(() => this.beat(), heartbeatMs);
    this.heartbeat.unref();
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      this.upgrade(request, socket, head).catch((error: Error) => {
        this.parts.log.error('realtime.bug', { reason: error.message, stack: error.stack });
        this.refuse(socket, '503 Service Unavailable');
      });
    });
  }

  get open(): number {
    return this.connections.size;
  }

  /** Tells every client to come back later; called before the server closes. */
  close(): void {
    this.closing = true;
    clearInterval(this.heartbeat);
    this.parts.sessions.stop();
    for (const connection of this.connections) connection.end(closeCodes.restart, 'Service restart');
    this.sockets.close();
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const path = (request.url ?? '').split('?', 1)[0];
    const api = this.parts.apis.find(({ composed }) => paths[composed.name] === path);
    if (!api?.schema) return this.refuse(socket, '404 Not Found');
    if (this.closing) return this.refuse(socket, '503 Service Unavailable');
    const caller = this.callers.of(request);
    if (!isOwnOrigin(request.headers.origin, caller, this.parts.settings.origins)) return this.refuse(socket, '403 Forbidden');
    const workspace = await this.parts.directory.byHost(caller.host);
    if (!workspace) return this.refuse(socket, '421 Misdirected Request');
    const visit: Visit = { requestId: randomUUID(), caller, locale: chooseLocale(request.headers['accept-language']), workspace };
    const { schema, composed: { name } } = api;
    const { cookie, authorization } = request.headers;
    const signIn = (authorizationOfInit: string | undefined) => this.parts.contexts.recognised(name, visit, { cookie, authorization: authorizationOfInit ?? authorization });
    this.sockets.handleUpgrade(request, socket, head, (ws) => {
      const connection = new Connection(ws, { ...this.parts, schema, visit, signIn });
      this.connections.add(connection);
      ws.once('close', () => this.connections.delete(connection));
      ws.on('pong', () => this.silent.delete(ws));
      connection.serve();
    });
  }

  /** A client that did not answer the last ping is gone, whatever its socket says. */
  private beat(): void {
    for (const ws of this.sockets.clients) {
      if (this.silent.has(ws)) ws.terminate();
      else {
        this.silent.add(ws);
        ws.ping();
      }
    }
  }

  private refuse(socket: Duplex, status: string): void {
    const headers = securityHeaders({ https: false, scriptHashes: [] });
    socket.end(`HTTP/1.1 ${status}\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}connection: close\r\ncontent-length: 0\r\n\r\n`);
  }
}
