import type { TestServer } from '@meja/testing';

/** Every row of every table of the workspace, as text: to look for words, or to see that nothing changed. */
export async function contents({ rows }: Pick<TestServer, 'rows'>): Promise<Record<string, string[]>> {
  const tables = await rows<{ name: string }>(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' order by 1`);
  const all: Record<string, string[]> = {};
  for (const { name } of tables) all[name] = (await rows<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" as t order by 1`)).map(({ row }) => row);
  return all;
}

/** Tables in which the word stands. */
export const tablesWith = (all: Readonly<Record<string, readonly string[]>>, word: string): string[] =>
  Object.entries(all).filter(([, rows]) => rows.some((row) => row.toLowerCase().includes(word.toLowerCase()))).map(([name]) => name);
