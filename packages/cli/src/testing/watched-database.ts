import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands before a database server and waits for one statement: it is held back there, and never passed on. */
export class WatchedDatabase {
  private readonly sockets = new Set<Socket>();
  private constructor(private readonly server: Server, readonly url: string, readonly reached: Promise<void>) {}

  /** `words` are looked for in what the client says. */
  static async before(databaseUrl: string, words: RegExp): Promise<WatchedDatabase> {
    const address = new URL(databaseUrl);
    const [host, port] = [address.hostname, Number(address.port)];
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    address.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const watched: WatchedDatabase = new WatchedDatabase(server, address.href, new Promise((resolve) => server.on('connection', (near) => watched.pass(near, connect(port, host), (said) => words.test(said) && (resolve(), true)))));
    return watched;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((closed) => this.server.close(closed));
  }

  private pass(near: Socket, far: Socket, isHeld: (said: string) => boolean): void {
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      this.sockets.add(socket.setNoDelay(true));
      socket.on('error', () => other.destroy()).once('close', () => other.destroy());
    }
    far.pipe(near);
    near.on('data', (bytes: Buffer) => (isHeld(bytes.toString('latin1')) ? near.pause() : far.write(bytes)));
  }
}
