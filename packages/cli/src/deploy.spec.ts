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
});
