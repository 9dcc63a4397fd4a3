import { createServer } from 'node:net';
import type { Configuration } from '@meja/core';
import { CommandFailure } from '../failure.js';

/** Before anything is started: the address is ours and free. Port 0 becomes a free one, so that links can name it. */
export async function claimAddress(configuration: Configuration): Promise<Configuration> {
  const { host, port } = configuration;
  const found = await tryToListen(host, port);
  if (port !== 0) return configuration;
  const publicUrl = configuration.publicUrl === 'http://localhost:0' ? `http://localhost:${found}` : configuration.publicUrl;
  return Object.freeze({ ...configuration, port: found, publicUrl });
}

function tryToListen(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusalOf(error, host, port)));
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : port));
    });
  });
}

function refusalOf(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') return new CommandFailure('PORT_TAKEN', { port, another: port + 1 });
  if (error.code === 'EACCES') return new CommandFailure('PORT_FORBIDDEN', { port });
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return new CommandFailure('HOST_UNKNOWN', { host });
  return error;
}
