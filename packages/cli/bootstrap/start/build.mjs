// Builds what the server needs through turbo, and says in one line what is being built. Nothing happens when nothing changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join, relative } from 'node:path';
import { Stopped } from '../texts.mjs';
import { workspacePackages } from './checks.mjs';

const stampFile = (root) => join(root, 'node_modules/.cache/meja/built');

export async function build({ root, say, out }) {
  const stamp = stampOf(root);
  if (existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === stamp && isBuilt(root)) return;
  const progress = progressOn(out, say);
  const { code, output } = await runTurbo(root, progress);
  progress.end();
  if (code !== 0) throw new Stopped(`${failedTask(output)}\n\n${say('buildFailed')}`);
  mkdirSync(join(stampFile(root), '..'), { recursive: true });
  writeFileSync(stampFile(root), stamp);
}

/** Names, sizes and times of everything a build reads. Cheaper than hashes, and a false alarm costs one second of turbo. */
export function stampOf(root) {
  const hash = createHash('sha256');
  const add = (file) => {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
  };
  for (const file of ['pnpm-lock.yaml', 'tsconfig.base.json', 'turbo.json']) if (existsSync(join(root, file))) add(join(root, file));
  for (const folder of workspacePackages(root)) walk(folder, add);
  return hash.digest('hex');
}

const produced = new Set(['node_modules', 'dist', 'generated', '.turbo', 'coverage', '.data']);

function walk(folder, add) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (produced.has(entry.name) || /[.-]spec\.\w+$/.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path, add);
    else add(path);
  }
}

const isBuilt = (root) => buildable(root).every((folder) => existsSync(join(folder, 'dist')));

function buildable(root) {
  return workspacePackages(root).filter((folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).scripts?.build);
}

function runTurbo(root, progress) {
  const turbo = createRequire(join(root, 'package.json')).resolve('turbo/bin/turbo');
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', FORCE_COLOR: '0', PATH: [join(root, 'node_modules/.bin'), packageManagerFolder(root), process.env.PATH].join(delimiter) };
  const child = spawn(process.execPath, [turbo, 'run', 'build', '--filter=@meja/cli...', '--output-logs=full', '--log-order=stream', '--ui=stream'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  return new Promise((resolve) => {
    let output = '';
    const hear = (chunk) => {
      output += chunk;
      progress.hear(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('close', (code) => {
      process.off('exit', end);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Turbo looks for the package manager on PATH. The one that runs this script need not be there, but says where it is. */
function packageManagerFolder(root) {
  const running = process.env.npm_execpath;
  if (!running || !/pnpm/.test(running)) return '';
  const folder = join(root, 'node_modules/.cache/meja/bin');
  mkdirSync(folder, { recursive: true });
  const call = /\.[cm]?js$/.test(running) ? `"${process.execPath}" "${running}"` : `"${running}"`;
  writeFileSync(join(folder, 'pnpm'), `#!/bin/sh\nexec ${call} "$@"\n`, { mode: 0o755 });
  return folder;
}

/** Only what the broken package said; the rest of a build log helps nobody. */
function failedTask(output) {
  const broken = /(@meja\/[\w-]+)#build: command .* exited/.exec(output)?.[1];
  if (!broken) return output.trim();
  return output.split('\n').filter((line) => line.startsWith(`${broken}:build:`)).map((line) => line.slice(broken.length + 7)).join('\n').trim();
}

function progressOn(out, say) {
  const seen = new Set();
  let total = 0;
  const show = (line) => (out.isTTY ? out.write(`\r\u001b[2K${line}`) : out.write(`${line}\n`));
  return {
    hear(chunk) {
      total ||= Number(/Running build in (\d+) package/.exec(chunk)?.[1] ?? 0);
      for (const [, name] of chunk.matchAll(/^@meja\/([\w-]+):build: cache (?:miss|hit|bypass)/gm)) {
        seen.add(name);
        show(say('building', { done: seen.size, total: Math.max(total, seen.size), name }));
      }
    },
    end() {
      if (out.isTTY && seen.size > 0) out.write('\r\u001b[2K');
    },
  };
}
