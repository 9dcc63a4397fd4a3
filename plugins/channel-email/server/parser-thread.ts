import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { InboundMessage } from '@meja/plugin-sdk/server';
import { caps } from './caps.js';
import { Malformed, type Reason } from './malformed.js';
import type { ParseOptions } from './parse.js';

export type Answer = { readonly message: InboundMessage } | { readonly reason: Reason };

/** Parses mails one after another in one reused thread, which is ended when a mail takes too long or too much memory, and when idle. */
export class ParserThread {
  private worker: Worker | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly entry: URL,
    private readonly options: ParseOptions,
    private readonly milliseconds: number = caps.parseMilliseconds,
  ) {}

  /** Throws `Malformed` for what this mail is to blame for, and other errors for what it is not. */
  parse(bytes: Uint8Array): Promise<InboundMessage> {
    const turn = this.last.then(() => this.parseNow(bytes));
    this.last = turn.catch(() => null);
    return turn;
  }

  /** For good. A mail being parsed fails without blame, so that it is tried again. */
  async close(): Promise<void> {
    this.closed = true;
    await this.end();
  }

  private async end(): Promise<void> {
    if (this.idle) clearTimeout(this.idle);
    const worker = this.worker;
    this.worker = null;
    await worker?.terminate();
  }

  private async parseNow(bytes: Uint8Array): Promise<InboundMessage> {
    if (this.idle) clearTimeout(this.idle);
    if (this.closed) throw new Error('The mail parser is closed.');
    const worker = this.worker ?? (await this.start());
    worker.ref();
    // A copy that may be handed over: the caller keeps its bytes.
    const own = new Uint8Array(bytes);
    try {
      const answer = await answerOf(worker, this.milliseconds, () => worker.postMessage(own, [own.buffer]));
      if ('reason' in answer) throw new Malformed(answer.reason);
      return answer.message;
    } catch (error) {
      // A thread that answered is fine; one that did not is gone.
      if (error instanceof Malformed && !(error instanceof Unanswered)) throw error;
      await this.end();
      throw this.closed ? new Error('The mail parser is closed.', { cause: error }) : error;
    } finally {
      worker.unref();
      this.idle = setTimeout(() => void this.end(), idleMilliseconds).unref();
    }
  }

  private async start(): Promise<Worker> {
    const worker = new Worker(this.entry, {
      workerData: this.options,
      resourceLimits: { maxOldGenerationSizeMb: caps.heapMegabytes, maxYoungGenerationSizeMb: 32 },
    });
    // An idle thread that dies is replaced with the next mail.
    worker.on('error', () => this.forget(worker)).on('exit', () => this.forget(worker));
    await Promise.race([once(worker, 'message'), ended(worker)]);
    this.worker = worker;
    return worker;
  }

  private forget(worker: Worker): void {
    if (this.worker === worker) this.worker = null;
  }
}

async function ended(worker: Worker): Promise<never> {
  await once(worker, 'exit');
  throw new Error('The mail parser thread ended before it was ready.');
}

const idleMilliseconds = 30_000;

class Unanswered extends Malformed {}

function answerOf(worker: Worker, milliseconds: number, send: () => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const onMessage = (answer: Answer): void => settle(() => resolve(answer));
    const onError = (error: Error): void => settle(() => reject(isOutOfMemory(error) ? new Unanswered('too_much_memory') : new Unanswered('malformed')));
    const onExit = (): void => settle(() => reject(new Unanswered('malformed')));
    const timer = setTimeout(() => settle(() => reject(new Unanswered('too_slow'))), milliseconds);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    send();
  });
}

const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
