import { WebSocket } from 'undici';

const subscription = 'subscription TicketsChanged { ticketsChanged { __typename tickets { __typename id version } gone { __typename id reason } } }';

/** A subscription to the tickets that change, over the protocol of graphql-ws. `hear` is told the ids of every frame. */
export class Stream {
  /** Resolves with the code when the server has closed it. */
  closed = new Promise((resolve) => (this.close = resolve));

  constructor(socket, hear) {
    this.socket = socket;
    this.hear = hear;
  }

  /** Resolves when the server knows who it is; when it listens, nobody is told. */
  static async open({ address, headers: { cookie, authorization } }, hear = () => undefined) {
    const socket = new WebSocket(`${address.replace(/^http/, 'ws')}/graphql`, { protocols: ['graphql-transport-ws'], headers: cookie ? { cookie } : {} });
    const stream = new Stream(socket, hear);
    const accepted = new Promise((resolve, reject) => {
      socket.addEventListener('open', () => stream.send({ type: 'connection_init', payload: authorization ? { authorization } : {} }));
      socket.addEventListener('message', ({ data }) => stream.take(JSON.parse(data), resolve));
      socket.addEventListener('error', ({ error }) => reject(error ?? new Error('The WebSocket was refused.')));
      socket.addEventListener('close', ({ code }) => {
        stream.close(code);
        reject(new Error(`The WebSocket was closed with ${code}.`));
      });
    });
    await accepted;
    return stream;
  }

  take({ type, payload }, accepted) {
    if (type === 'ping') this.send({ type: 'pong' });
    if (type === 'next') this.hear(payload.data.ticketsChanged.tickets.map(({ id }) => id));
    if (type !== 'connection_ack') return;
    this.send({ id: '1', type: 'subscribe', payload: { query: subscription } });
    accepted();
  }

  send(message) {
    this.socket.send(JSON.stringify(message));
  }

  async stop() {
    this.socket.close();
    await this.closed;
  }
}
