import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PluginNames } from './names.js';

/** The files of a plugin: path inside its folder → text. The template is `template/**`, with `__id__`, `__camel__`, `__Pascal__` and `__CODE__` to fill in. */
export function pluginFiles(names: PluginNames): ReadonlyMap<string, string> {
  const paths = readdirSync(template, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(suffix)).sort();
  return new Map(paths.map((path) => [fill(path.slice(0, -suffix.length), names), fill(readFileSync(join(template, path), 'utf8'), names)]));
}

const template = join(import.meta.dirname, 'template');
/** Keeps compilers, linters and package managers from taking a template for the thing itself. */
const suffix = '.tpl';

const fill = (text: string, { id, camel, Pascal, CODE }: PluginNames): string =>
  text.replaceAll('__id__', id).replaceAll('__camel__', camel).replaceAll('__Pascal__', Pascal).replaceAll('__CODE__', CODE);
