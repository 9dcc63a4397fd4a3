/** The server will not take the file, or not now; trying at once again is of no use. `code` names why. */
export class UploadRefused extends Error {
  constructor(
    readonly code: string,
    /** Bytes that one file may have. */
    readonly maxBytes: number | null = null,
    /** Seconds after which there is room again. */
    readonly retryAfter: number | null = null,
  ) {
    super(code);
  }
}

/** A file on its way: where it goes on, when it was begun before. */
export interface Journey {
  readonly file: Blob & { readonly name: string };
  readonly path: string | null;
  readonly signal: AbortSignal;
}

export interface Hooks {
  /** The server knows the file; with this path it goes on, also after a reload. */
  begun(path: string): void;
  /** Bytes that the server has for sure. */
  sent(bytes: number): void;
  /** True while the server cannot be reached: it goes on by itself. */
  stuck(stuck: boolean): void;
}

/** Where files go, and what must be shown there with every request. */
export interface Door {
  readonly root: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const version = { 'tus-resumable': '1.0.0' };
/** Bytes of a part: what a slow line carries within the time that a request has, and a fast one in few requests. */
const part = { first: 256 * 1024, least: 64 * 1024, most: 1024 * 1024 };
const quick = 2_000;
const slow = 8_000;

/** Sends files to one door by the tus protocol 1.0.0, in parts, and goes on after every break. */
export class TusCarrier {
  constructor(private readonly door: Door) {}

  /** Answers the path of the file when the server has all of it. Throws `UploadRefused`, and what the signal was aborted with. */
  async send({ file, path: known, signal }: Journey, hooks: Hooks): Promise<string> {
    let path = known;
    let offset: number | null = null;
    let length = part.first;
    for (let breaks = 0; ; ) {
      signal.throwIfAborted();
      try {
        if (path === null) {
          [path, offset] = [await this.begin(file, signal), 0];
          hooks.begun(path);
        }
        offset ??= await this.standing(path, signal);
        if (offset === null) {
          // Forgotten after a day: from the start.
          path = null;
          if ((breaks += 1) > 3) await patience(breaks, signal);
          continue;
        }
        hooks.sent(offset);
        if (offset >= file.size) return path;
        const began = Date.now();
        offset = await this.part(path, { offset, body: file.slice(offset, offset + length) }, signal);
        length = fitting(length, Date.now() - began);
        breaks = offset === null ? breaks + 1 : 0;
        if (breaks > 3) await patience(breaks, signal);
        hooks.stuck(false);
      } catch (error) {
        if (error instanceof UploadRefused || signal.aborted) throw error;
        hooks.stuck(true);
        offset = null;
        length = part.least;
        await patience((breaks += 1), signal);
      }
    }
  }

  /** Takes a file back that was not attached. That it is forgotten anyway makes a failure harmless. */
  async takeBack(path: string): Promise<void> {
    await asked(path, { method: 'DELETE', headers: this.headers(), keepalive: true }).catch((error: unknown) => console.warn('An upload could not be taken back.', error));
  }

  private async begin({ size, name, type }: Journey['file'], signal: AbortSignal): Promise<string> {
    const metadata = Object.entries({ filename: name, filetype: type }).map(([key, value]) => `${key} ${base64(value)}`);
    const response = await asked(this.door.root, { method: 'POST', headers: this.headers({ 'upload-length': String(size), 'upload-metadata': metadata.join(',') }), signal });
    const location = response.headers.get('location');
    if (response.status === 201 && location) return location;
    throw failure(response);
  }

  /** How many bytes the server has; null when it does not know the file any more. Throws `UploadRefused`. */
  async standing(path: string, signal: AbortSignal): Promise<number | null> {
    const response = await asked(path, { method: 'HEAD', headers: this.headers(), signal });
    if (response.status === 404) return null;
    if (!response.ok) throw failure(response);
    return offsetIn(response);
  }

  private async part(path: string, { offset, body }: { readonly offset: number; readonly body: Blob }, signal: AbortSignal): Promise<number | null> {
    const response = await asked(path, { method: 'PATCH', headers: this.headers({ 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }), body, signal });
    if (response.status === 204) return offsetIn(response);
    // A part that was thought lost has arrived after all, or a day has passed.
    if (response.status === 409 || response.status === 404) return null;
    throw failure(response);
  }

  private headers(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return { ...version, ...this.door.headers, ...more };
  }
}

/** What counts stands in the head of an answer, but a browser holds the request for under way until somebody has read the rest. */
async function asked(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init);
  await response.arrayBuffer();
  return response;
}

function offsetIn(response: Response): number {
  const offset = Number(response.headers.get('upload-offset') ?? Number.NaN);
  if (!Number.isInteger(offset)) throw new Error('The server did not say how far the upload is.');
  return offset;
}

/** A refusal says itself that it is one; anything else passes. */
function failure(response: Response): Error {
  if (response.status >= 500 || response.status === 408) return new Error(`The server answered ${response.status}.`);
  if (response.status === 413) return new UploadRefused('UPLOAD_TOO_LARGE', numberIn(response, 'tus-max-size'));
  if (response.status === 429) return new UploadRefused('UPLOAD_QUOTA', null, numberIn(response, 'retry-after') ?? 60);
  return new UploadRefused(response.status === 401 ? 'UNAUTHENTICATED' : 'UPLOAD_REFUSED');
}

function numberIn(response: Response, header: string): number | null {
  const number = Number(response.headers.get(header) ?? Number.NaN);
  return Number.isInteger(number) ? number : null;
}

function fitting(length: number, took: number): number {
  if (took < quick) return Math.min(part.most, length * 2);
  return took > slow ? Math.max(part.least, length / 2) : length;
}

/** One second, two, four … half a minute; at once when the browser is back on the line. */
function patience(breaks: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      globalThis.removeEventListener?.('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(30_000, 500 * 2 ** breaks));
    globalThis.addEventListener?.('online', done);
    signal.addEventListener('abort', done);
  });
}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
