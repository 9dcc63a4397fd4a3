import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { variableNames } from '@meja/core';

const folder = join(import.meta.dirname, '../../../deploy');
const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));

/** Variables of the database image, and the one that only the compose file itself reads. */
const ofOthers = ['POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD', 'DATABASE_PASSWORD'];

/** What a file sets: `NAME=` of env files, units and images, `NAME:` of compose files; and whatever it calls MEJA_. */
function variablesOf(text: string): string[] {
  const assigned = [...text.matchAll(/^\s*(?:Environment=|ENV )?([A-Z][A-Z_]+)(?:=|: )/gm)];
  const mentioned = [...text.matchAll(/\b(MEJA_[A-Z_]*[A-Z])\b/g)];
  return [...new Set([...assigned, ...mentioned].map(([, name]) => name ?? ''))];
}

describe('the ways to run Meja', () => {
  it.each(files.map((file) => [file.slice(folder.length + 1), file]))('%s names only variables of the configuration', (_, file) => {
    const unknown = variablesOf(readFileSync(file, 'utf8')).filter((name) => !variableNames.includes(name) && !ofOthers.includes(name));
    expect(unknown).toEqual([]);
  });

  it('set what an installation that others reach needs', () => {
    const compose = readFileSync(join(folder, 'compose/compose.yaml'), 'utf8');
    const unit = readFileSync(join(folder, 'systemd/meja.service'), 'utf8') + readFileSync(join(folder, 'systemd/meja.env'), 'utf8');
    for (const name of ['DATABASE_URL', 'MEJA_SECRET', 'MEJA_PUBLIC_URL', 'MEJA_TRUSTED_PROXIES']) expect([name, compose.includes(name), unit.includes(name)]).toEqual([name, true, true]);
  });

  it('give running work longer to end than Meja itself does', () => {
    const stopSeconds = 25;
    expect(readFileSync(join(folder, 'compose/compose.yaml'), 'utf8')).toMatch(/MEJA_STOP_SECONDS: "25"[^]*stop_grace_period: 30s/);
    expect(readFileSync(join(folder, 'systemd/meja.service'), 'utf8')).toMatch(new RegExp(`MEJA_STOP_SECONDS=${stopSeconds}\n[^]*TimeoutStopSec=30`));
  });

  it('let Node do what it does: ask for the addresses of the machine, and a call that is not allowed fails without a kill', () => {
    const unit = readFileSync(join(folder, 'systemd/meja.service'), 'utf8');
    expect(unit).toMatch(/^RestrictAddressFamilies=.*\bAF_NETLINK\b/m);
    expect(unit).toMatch(/^SystemCallFilter=@system-service$[^]*^SystemCallErrorNumber=EPERM$/m);
  });

  it('wait for a database that answers over the network, as Meja will ask it', () => {
    expect(readFileSync(join(folder, 'compose/compose.yaml'), 'utf8')).toMatch(/pg_isready --host 127\.0\.0\.1/);
  });

  it('install with the pnpm that the lockfile was written with', () => {
    const versions = [...readFileSync(join(folder, 'compose/Dockerfile'), 'utf8').matchAll(/pnpm@(\S+)/g)].map(([, version]) => version);
    const { devEngines } = JSON.parse(readFileSync(join(folder, '../package.json'), 'utf8')) as { devEngines: { packageManager: { version: string } } };
    expect([new Set(versions).size, versions[0]?.split('.')[0]]).toEqual([1, /\d+/.exec(devEngines.packageManager.version)?.[0]]);
  });
});
