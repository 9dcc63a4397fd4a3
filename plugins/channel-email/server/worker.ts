import { parentPort, workerData } from 'node:worker_threads';
import { Malformed } from './malformed.js';
import { parseMail, type ParseOptions } from './parse.js';
import type { Answer } from './parser-thread.js';

/** The thread in which mail is parsed: a mail that hangs or eats memory takes only this down. */
const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread.');
const options: ParseOptions = workerData;

port.on('message', (bytes: Uint8Array) => {
  void answer(bytes).then((reply) => port.postMessage(reply, 'message' in reply ? buffersOf(reply) : []));
});
port.postMessage('ready');

async function answer(bytes: Uint8Array): Promise<Answer> {
  try {
    return { message: await parseMail(bytes, options) };
  } catch (error) {
    return { reason: error instanceof Malformed ? error.reason : 'malformed' };
  }
}

/** Files are handed over, not copied. */
function buffersOf({ message }: Extract<Answer, { message: object }>): ArrayBuffer[] {
  const whole = message.attachments.map(({ bytes }) => bytes).filter((bytes) => bytes.byteLength === bytes.buffer.byteLength);
  return [...new Set(whole.map(({ buffer }) => buffer))].filter((buffer) => buffer instanceof ArrayBuffer);
}
