import { randomUUID } from 'node:crypto';
import type { FastifyServerOptions } from 'fastify';
import type { Socket } from 'node:net';
import type { DoorSettings } from '../settings.js';
import { securityHeaders } from './http-headers.js';

/** Options of the Fastify server the doors stand on; hand them to `FastifyAdapter`. */
export function fastifyOptions(settings: DoorSettings): FastifyServerOptions {
  return {
    bodyLimit: settings.bodyLimit,
    // Who calls is read in `Callers`, for HTTP and WebSocket alike.
    trustProxy: false,
    requestIdHeader: false,
    logger: false,
    // Headers and body must arrive in this time, or a slow sender would hold a connection for ever.
    requestTimeout: 30_000,
    connectionTimeout: 0,
    keepAliveTimeout: 10_000,
    forceCloseConnections: 'idle',
    clientErrorHandler(_error, socket) {
      refuseUnreadable(socket, settings);
    },
  };
}

/** What Node could not even read as HTTP: the same headers and shape as everything else, then the end of the connection. */
function refuseUnreadable(socket: Socket, { scriptHashes }: DoorSettings): void {
  if (socket.destroyed || !socket.writable) return;
  const body = JSON.stringify({ errors: [{ message: 'BAD_REQUEST', extensions: { code: 'BAD_REQUEST' } }] });
  const headers = { ...securityHeaders({ https: 'encrypted' in socket, scriptHashes }), 'x-request-id': randomUUID(), 'content-type': 'application/json; charset=utf-8', 'content-length': String(Buffer.byteLength(body)), connection: 'close' };
  socket.end(`HTTP/1.1 400 Bad Request\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
}
