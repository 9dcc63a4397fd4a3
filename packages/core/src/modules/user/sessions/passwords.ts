import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';

/** Argon2id hashes in PHC form, so that parameters may grow while old hashes still verify. */
@Injectable()
export class Passwords {
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private decoy: Promise<string> | null = null;

  /** True when so many wait that one more would wait for seconds: ask to try again instead. */
  get isOverloaded(): boolean {
    return this.waiting.length >= mostWaiting;
  }

  async hash(password: string): Promise<string> {
    const salt = randomBytes(saltBytes);
    const tag = await this.derive(password, { ...strength, salt, tagBytes });
    return `$argon2id$v=19$m=${strength.memory},t=${strength.passes},p=${strength.lanes}$${unpadded(salt)}$${unpadded(tag)}`;
  }

  /** `hash` is null when there is no such account or it has no password: the answer is no, after the same work. */
  async verify(password: string, hash: string | null): Promise<boolean> {
    const { tag, ...cost } = parse(hash ?? (await (this.decoy ??= this.hash(randomBytes(16).toString('hex')))));
    const derived = await this.derive(password, { ...cost, tagBytes: tag.length });
    return timingSafeEqual(derived, tag) && hash !== null;
  }

  private async derive(password: string, { memory, passes, lanes, salt, tagBytes }: Cost): Promise<Buffer> {
    await this.turn();
    try {
      // The same letters typed on two keyboards may differ in code points.
      const message = Buffer.from(password.normalize('NFKC'));
      return await derive('argon2id', { message, nonce: salt, memory, passes, parallelism: lanes, tagLength: tagBytes });
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }

  private turn(): Promise<void> | void {
    if (this.running >= mostAtOnce) return new Promise((resolve) => this.waiting.push(resolve));
    this.running++;
  }
}

const derive = promisify(argon2);

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
  readonly salt: Buffer;
  readonly tagBytes: number;
}

/** OWASP's recommendation for argon2id; memory in KiB. */
const strength = { memory: 19_456, passes: 2, lanes: 1 };
const saltBytes = 16;
const tagBytes = 32;

/** Each takes one of the four threads that files and names also need: half of them stay free. */
const mostAtOnce = 2;
const mostWaiting = 50;

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{16,86})$/;

function parse(hash: string): Omit<Cost, 'tagBytes'> & { tag: Buffer } {
  const [, memory, passes, lanes, salt, tag] = phc.exec(hash) ?? [];
  if (!salt || !tag) throw new Error('A stored password hash is not an argon2id hash in PHC form.');
  return { memory: Number(memory), passes: Number(passes), lanes: Number(lanes), salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') };
}

/** PHC strings hold base64 without padding. */
const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
