import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { dirname, join, normalize } from 'node:path';

/** Every page people read: at the top of the repository, in docs, and beside the code. */
export function pagesOf(root) {
  const found = [];
  const visit = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!skipped.test(entry.name)) visit(path);
      } else if (entry.name.endsWith('.md')) found.push({ path, text: readFileSync(join(root, path), 'utf8') });
    }
  };
  visit('');
  return found;
}

const skipped = /^(\.|node_modules$|dist$|generated$|coverage$)/;

/** Blocks that say which file they quote (```ts file=<path>) and are not in it as they stand. */
export function wrongQuotes(root, { path, text }) {
  return [...text.matchAll(/^```\w+ file=(\S+)\n(.*?)^```$/gms)].flatMap(([, file, quoted], at) => {
    const where = `${path}, quote ${at + 1}`;
    if (!existsSync(join(root, file))) return [`${where}: there is no file ${file}. Quote the one that took its place.`];
    return readFileSync(join(root, file), 'utf8').includes(quoted) ? [] : [`${where}: ${file} no longer says this. Copy the lines anew, and read what stands around them.`];
  });
}

/** Operations that a page shows for one of the two APIs (```graphql api=agent) and that its schema would refuse. `schemas` by name. */
export const wrongOperations = (schemas, { path, text }) =>
  [...text.matchAll(/^```graphql api=(\w+)\n(.*?)^```$/gms)].flatMap(([, api, source], at) =>
    schemas[api] ? validate(schemas[api], parse(source)).map(({ message }) => `${path}, operation ${at + 1}: ${message}`) : [`${path}, operation ${at + 1}: there is no API ${api}.`],
  );

/** Links to files of the repository that lead nowhere. Pictures are looked at by people. */
export function brokenLinks(root, { path, text }) {
  const words = text.replace(/^```.*?^```$/gms, '').replace(/`[^`\n]*`/g, '');
  return [...words.matchAll(/(?<!!)\[[^\]]*\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, normalize(join(dirname(path), target)))))
    .map((target) => `${path}: the link to ${target} leads nowhere.`);
}

/** Ids of cases in a table of promises: A07, R31. */
export const casesIn = (text) => [...new Set(text.split('\n').filter((line) => line.startsWith('|')).flatMap((line) => line.match(/\b[AR]\d{2}\b/g) ?? []))];
