import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Configuration, type Installation, seedCompany, systemContext } from '@meja/core';
import { generateCompany } from '@meja/demo';
import { embeddedFolder } from './open-database.js';

/** The accounts a visitor of the demo signs in with. They exist in the demo workspace only. */
export const demoAccounts = ['admin@demo.test', 'l1@demo.test', 'l2@demo.test', 'specialist@demo.test', 'requester@demo.test'] as const;
/** Nobody else has an address there. */
export const demoDomain = '@demo.test';
export const demoPassword = 'meja-demo';
export const demoSlug = 'demo';

export interface DemoWish {
  readonly tickets: number;
  readonly progress: (written: number) => void;
}

/** Makes the demo workspace. Only where nobody has made a workspace before. */
export async function makeDemo(installation: Installation, { dataDir, databaseUrl }: Configuration, { tickets, progress }: DemoWish): Promise<void> {
  const unfinished = unfinishedFile(dataDir);
  if (databaseUrl === null) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(unfinished, '');
  }
  const company = generateCompany({ seed: 1, tickets, days: 60, end: new Date(), language: 'en' });
  const workspace = await installation.createWorkspace({ slug: demoSlug, name: company.name, hosts: [], demo: true });
  const passwords = new Map(demoAccounts.map((email): [string, string] => [email, demoPassword]));
  await seedCompany(installation, systemContext(workspace, 'seed'), company, { passwords, mailDomain: 'demo.test', progress });
  rmSync(unfinished, { force: true });
}

/** A demo that was killed while it was made is thrown away whole: nobody has worked in it yet. */
export function forgetUnfinishedDemo({ dataDir, databaseUrl }: Configuration): void {
  if (databaseUrl !== null || !existsSync(unfinishedFile(dataDir))) return;
  rmSync(embeddedFolder(dataDir), { recursive: true, force: true });
  rmSync(unfinishedFile(dataDir), { force: true });
}

const unfinishedFile = (dataDir: string): string => join(dataDir, 'demo-unfinished');
