import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { brokenLinks, casesIn, pagesOf, wrongOperations, wrongQuotes } from './quotes.mjs';

const root = join(import.meta.dirname, '../../..');
const pages = pagesOf(root);

describe('what people read', () => {
  it('quotes the source as it stands', () => {
    expect(pages.filter(({ text }) => text.includes('file=plugins/example/')).map(({ path }) => path)).toContain('docs/guides/write-a-plugin.md');
    expect(pages.flatMap((page) => wrongQuotes(root, page))).toEqual([]);
  });

  it('shows operations that the APIs take', () => {
    const schemas = Object.fromEntries(['agent', 'portal'].map((api) => [api, buildSchema(readFileSync(join(root, `packages/schema/${api}.graphql`), 'utf8'))]));
    expect(pages.filter(({ text }) => text.includes('```graphql api=')).map(({ path }) => path)).toContain('docs/guides/use-the-api.md');
    expect(pages.flatMap((page) => wrongOperations(schemas, page))).toEqual([]);
    expect(wrongOperations(schemas, { path: 'guide.md', text: '```graphql api=agent\n{ tickets { id } }\n```\n' })).toEqual([expect.stringContaining('guide.md, operation 1')]);
  });

  it('links to files that are there', () => {
    expect(pages.flatMap((page) => brokenLinks(root, page))).toEqual([]);
  });

  it('promises in SECURITY.md only what a spec holds', () => {
    const promised = casesIn(readFileSync(join(root, 'SECURITY.md'), 'utf8'));
    const held = heldCases();
    expect(promised.length).toBeGreaterThan(30);
    expect(promised.filter((id) => !held.has(id))).toEqual([]);
  });
});

describe('a page that went stale', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meja-quotes-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'a.ts'), 'const one = 1;\nconst two = 2;\n');
  const page = (text) => ({ path: 'guide.md', text });

  it('is told which quote, and of which file', () => {
    expect(wrongQuotes(folder, page('```ts file=a.ts\nconst two = 2;\n```\n'))).toEqual([]);
    expect(wrongQuotes(folder, page('```ts file=a.ts\nconst two = 3;\n```\n'))).toEqual([expect.stringContaining('quote 1: a.ts no longer says this')]);
    expect(wrongQuotes(folder, page('```ts file=gone.ts\nconst two = 2;\n```\n'))).toEqual([expect.stringContaining('there is no file gone.ts')]);
  });

  it('is told which link, but not of samples, addresses and pictures', () => {
    const text = '[a](a.ts) [b](b.ts#top) [web](https://example.org/x) ![picture](p.png) `[c](c.ts)`\n```\n[d](d.ts)\n```\n';
    expect(brokenLinks(folder, page(text))).toEqual(['guide.md: the link to b.ts leads nowhere.']);
  });
});

/** Ids that names of specs begin with. */
const heldCases = () => new Set(specsUnder(root).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/['"`]([AR]\d{2}) \w/g)].map(([, id]) => id)));

function specsUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return /^(\.|node_modules$|dist$|generated$)/.test(entry.name) ? [] : specsUnder(join(folder, entry.name));
    return /spec\.(ts|mjs)$/.test(entry.name) ? [join(folder, entry.name)] : [];
  });
}
