import { anybody } from '@meja/plugin-sdk/server/kernel';
import type { ComposedApi } from './compose-api.js';

/** Every root field and who may try it, as checked in: a field that appears or loses its permission shows in the review. */
export function permissionMatrix(apis: readonly ComposedApi[]): string {
  const rows = apis.flatMap((api) =>
    [...api.definedBy.keys()].filter((path) => /^(Query|Mutation|Subscription)\./.test(path)).sort().map((path) => `| ${api.name} | \`${path}\` | ${allowedText(api, path)} | ${api.definedBy.get(path)} |`),
  );
  return [...heading, ...rows, ''].join('\n');
}

const heading = [
  '# Who may try what',
  '',
  'Every root field of both APIs with the permission it asks for, generated from the resolvers. It is the first of two checks: what a permission reaches, a reader decides by department and owner.',
  '',
  '| API | Field | Needs | From |',
  '| --- | --- | --- | --- |',
];

function allowedText(api: ComposedApi, path: string): string {
  const allowed = api.access.get(path);
  if (!allowed) throw new Error(`${path} of the ${api.name} API has no permission.`);
  return allowed === anybody ? 'nothing: anybody' : `\`${allowed.id}\``;
}
