import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Json, RestartableServer } from '@meja/testing';

/** A mail from somebody whose own mail server vouched for them. */
export interface Letter {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly inReplyTo?: string;
}

/** The bytes as our mail server hands them on, with its verdict on top. */
export function bytesOf({ from, subject, text, messageId, inReplyTo }: Letter): string {
  const domain = from.slice(from.indexOf('@') + 1);
  const headers = [
    `Authentication-Results: mx.test.example; dmarc=pass header.from=${domain}`,
    `From: ${from}`,
    'To: help@test.example',
    `Subject: ${subject}`,
    `Message-ID: <${messageId}>`,
    ...(inReplyTo === undefined ? [] : [`In-Reply-To: <${inReplyTo}>`]),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ];
  return `${headers.join('\r\n')}\r\n\r\n${text}\r\n`;
}

/**
 * Delivers a mail as a mail server does: the same bytes again and again until a process took them in and ended well. Each try but the last is
 * killed after `killAfterMs` of its life.
 */
export async function deliver(server: RestartableServer, letter: Letter, killAfterMs: readonly number[] = []): Promise<Json> {
  const folder = await mkdtemp(join(tmpdir(), 'meja-letter-'));
  const file = join(folder, 'letter.eml');
  await writeFile(file, bytesOf(letter));
  try {
    for (const ms of killAfterMs) await attempt(server, file, ms);
    for (let tries = 0; tries < 20; tries++) {
      const receipt = await attempt(server, file, null);
      if (receipt !== null) return receipt;
      await sleep(500);
    }
    throw new Error(`No process took ${letter.messageId} in.`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Null when the process was killed or failed: then the mail server keeps the mail. */
function attempt(server: RestartableServer, file: string, killAfterMs: number | null): Promise<Json> {
  const env = { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: join(tmpdir(), 'meja-compiled') };
  const child = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, 'deliver.mjs'), JSON.stringify(server.settings), file], { stdio: ['ignore', 'pipe', 'ignore'], env });
  let said = '';
  child.stdout.on('data', (words: Buffer) => (said += words.toString()));
  const timer = killAfterMs === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  return new Promise((resolve) =>
    child.once('close', (code) => {
      if (timer) clearTimeout(timer);
      resolve(code === 0 ? JSON.parse(said) : null);
    }),
  );
}
