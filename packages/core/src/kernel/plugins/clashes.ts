import { getMetadataArgsStorage } from 'typeorm';
import { Problems } from './boot-refused.js';
import type { Contributor } from './contributor.js';

/** Refuses what two contributors both claim, and what may not be claimed at all. */
export function refuseClashes(contributors: readonly Contributor[]): void {
  const problems = new Problems();
  const checks = [
    once('permission', (contributor) => (contributor.permissions ?? []).map((permission) => permission.id)),
    once('command', (contributor) => (contributor.commands ?? []).map((binding) => binding.command.id)),
    once('job', (contributor) => (contributor.jobs ?? []).map((binding) => binding.job.id)),
    once('custom field', fieldsOf),
    once('table', tablesOf),
    ownTables,
    plainEntities,
    ownNames,
  ];
  for (const check of checks) for (const contributor of contributors) check(contributor, problems);
  problems.refuse();
}

function once(kind: string, idsOf: (contributor: Contributor) => string[]) {
  const owner = new Map<string, string>();
  return (contributor: Contributor, problems: Problems): void => {
    for (const id of idsOf(contributor)) {
      const first = owner.get(id);
      if (first) problems.add(contributor.id, `${kind} ${id}`, first === contributor.id ? 'It is contributed twice; remove one.' : `${first} has it already; choose another name.`);
      owner.set(id, contributor.id);
    }
  };
}

const tablesOf = ({ entities = [] }: Contributor): string[] =>
  getMetadataArgsStorage().tables.filter((table) => typeof table.target === 'function' && entities.some((entity) => entity === table.target)).map((table) => table.name ?? '');

const fieldsOf = ({ customFields = {} }: Contributor): string[] => Object.entries(customFields).flatMap(([entity, fields]) => (fields ?? []).map((field: { id: string }) => `${entity}.${field.id}`));

/** So that uninstalling is dropping the tables of one prefix. */
function ownTables(contributor: Contributor, problems: Problems): void {
  if (!contributor.isPlugin) return;
  const prefix = `${contributor.id.replaceAll('-', '_')}_`;
  for (const table of tablesOf(contributor)) if (!table.startsWith(prefix)) problems.add(contributor.id, `table ${table || '(unnamed)'}`, `Name it ${prefix}… with @Entity('${prefix}…').`);
}

/** Lazy relations, subscribers and eager relations would query without a workspace, or hide work. */
function plainEntities({ id, entities = [] }: Contributor, problems: Problems): void {
  const storage = getMetadataArgsStorage();
  const ours = (target: unknown): boolean => entities.some((entity) => entity === target);
  for (const relation of storage.relations) {
    if (ours(relation.target) && (relation.isLazy || relation.options.eager || relation.options.lazy)) problems.add(id, `relation ${relation.propertyName}`, 'Lazy and eager relations are refused. Keep the id and read through a reader.');
  }
  for (const listener of storage.entityListeners) if (ours(listener.target)) problems.add(id, `entity listener ${listener.propertyName}`, 'Do it in the command.');
}

/** What a plugin names must carry its own name. */
function ownNames(contributor: Contributor, problems: Problems): void {
  if (!contributor.isPlugin) return;
  const named = (kind: string, id: string): void => {
    if (!id.startsWith(`${contributor.id}.`)) problems.add(contributor.id, `${kind} ${id}`, `Name it ${contributor.id}.…`);
  };
  for (const permission of contributor.permissions ?? []) named('permission', permission.id);
  for (const { command } of contributor.commands ?? []) named('command', command.id);
  for (const { job } of contributor.jobs ?? []) named('job', job.id);
}
