import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between a server and its database, and takes the database away. */
export class FaultProxy {
  private readonly sockets = new Set<Socket>();
  private isCut = false;

  private constructor(private readonly server: Server) {}

  /** In front of the server that `url` names. */
  static async before(url: string): Promise<FaultProxy> {
    const { hostname, port } = new URL(url);
    const server = createServer();
    const proxy = new FaultProxy(server);
    server.on('connection', (socket) => proxy.accept(socket, hostname, Number(port)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** The same address, through this proxy. */
  through(url: string): string {
    const through = new URL(url);
    through.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return through.toString();
  }

  /** Resets what is open and everything that comes. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  heal(): void {
    this.isCut = false;
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private accept(near: Socket, host: string, port: number): void {
    if (this.isCut) return void near.resetAndDestroy();
    const far = connect(port, host);
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.once('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
