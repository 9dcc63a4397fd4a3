import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { sanitiseHtml, textToHtml } from './sanitise-html.js';
import { attacks } from './testing/attacks.js';

describe('HTML from outside, in a browser', () => {
  it('A01 A02 A03 runs nothing, asks nobody and stays in its place', async () => {
    const { ran, asked, elements, places, active } = await shown((here) => attacks.map((attack) => sanitiseHtml(elsewhere(attack, here))));
    expect({ ran, asked, active }).toEqual({ ran: [], asked: [], active: 0 });
    expect(places).toBe(attacks.length);
    expect(elements.filter((name) => !['a', 'b', 'code', 'div', 'i', 'img', 'p', 'pre', 'span', 'table', 'tbody', 'td', 'tr'].includes(name))).toEqual([]);
  });

  it('A01 as plain text is only text', async () => {
    const { ran, asked, elements } = await shown((here) => attacks.map((attack) => textToHtml(elsewhere(attack, here))));
    expect({ ran, asked, elements }).toEqual({ ran: [], asked: [], elements: ['a', 'br', 'div', 'p'].filter((name) => elements.includes(name)) });
  });

  it('would be caught doing either', async () => {
    const { ran, asked } = await shown((here) => [`<img src=x onerror=alert(1)>`, `<img src="${here}/pixel">`]);
    expect(ran).toContain(1);
    expect(asked).toContain('/pixel');
  });
});

const elsewhere = (attack: string, here: string): string => attack.replace(/(?:https:)?\/\/x\.example/g, here);

interface Sight {
  readonly ran: readonly unknown[];
  /** Paths the page asked for. */
  readonly asked: readonly string[];
  readonly elements: readonly string[];
  /** Messages that are still where they were put. */
  readonly places: number;
  /** Elements with a handler or a source. */
  readonly active: number;
}

async function shown(messages: (here: string) => readonly string[]): Promise<Sight> {
  const asked: string[] = [];
  let html = '';
  const server = createServer((request, response) => {
    if (request.url === '/') return void response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
    if (request.url !== '/favicon.ico') asked.push(request.url ?? '');
    response.statusCode = 404;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const profile = await mkdtemp(join(tmpdir(), 'browser-'));
  try {
    const { port } = server.address() as AddressInfo;
    const here = `http://127.0.0.1:${port}`;
    html = page(messages(here));
    const { stdout } = await promisify(execFile)(process.env['CHROMIUM'] ?? 'chromium', [...flags, `--user-data-dir=${profile}`, '--dump-dom', `${here}/`], { maxBuffer: 10_000_000, timeout: 120_000 });
    const sight: unknown = JSON.parse(Buffer.from(/data-sight="([^"]*)"/.exec(stdout)?.[1] ?? '', 'base64').toString());
    return { ...(sight as Omit<Sight, 'asked'>), asked };
  } finally {
    server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--timeout=90000'];

const page = (messages: readonly string[]): string => `<!doctype html><meta charset="utf-8"><title>t</title>
<script>const ran = []; window.alert = (what) => ran.push(what);</script>
<main>${messages.map((message) => `<div>${message}</div>`).join('')}</main>
<script>addEventListener('load', () => {
  const all = [...document.querySelectorAll('main *')];
  const sight = { ran, elements: [...new Set(all.map((e) => e.localName))].sort(), places: document.querySelectorAll('main > div').length, active: all.filter((e) => [...e.attributes].some((a) => a.name.startsWith('on') || a.name === 'src')).length };
  document.documentElement.dataset.sight = btoa(JSON.stringify(sight));
});</script>`;
