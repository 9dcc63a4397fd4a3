import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { namesFor } from './names.js';
import { installed, pluginList, toldAbout, withDependency } from './wire.js';

const names = namesFor('call-back');
const list = (inner: string): string => `import { mailPlugin } from '@meja/plugin-mail';\n\n/** The plugins. */\nexport const plugins: readonly InstalledPlugin[] = [${inner}];\n`;
const told = (inner: string): string => `import { callBackPlugin } from '@meja/plugin-call-back';\n${list(inner)}`;

describe('installing a plugin', () => {
  it.each([
    ['an empty list', '', 'callBackPlugin({})'],
    ['a list on one line', "mailPlugin({ hosts: ['a'] })", "mailPlugin({ hosts: ['a'] }), callBackPlugin({})"],
    ['a list on several lines', '\n  mailPlugin({}),\n', '\n  mailPlugin({}),\n  callBackPlugin({}),\n'],
    ['a list without a comma at its end', '\n  mailPlugin({})\n', '\n  mailPlugin({}),\n  callBackPlugin({}),\n'],
  ])('adds it to %s', (_, before, after) => {
    expect(installed(list(before), names)).toBe(told(after));
  });

  it('adds it once', () => {
    const once = installed(list(''), names);
    expect(installed(once, names)).toBe(once);
  });

  it('finds the list of this checkout', () => {
    expect(installed(readFileSync(join(import.meta.dirname, '../../../..', pluginList), 'utf8'), names)).toMatch(/= \[[^]*callBackPlugin\(\{\}\),?\s*\];/);
  });

  it('says so when there is no list', () => {
    expect(() => installed('export default [];\n', names)).toThrow('PLUGIN_LIST_UNREADABLE');
  });

  it('adds its package to those of the server, in order, once', () => {
    const manifest = withDependency(JSON.stringify({ name: 'x', dependencies: { '@meja/plugin-mail': 'workspace:*', '@meja/core': 'workspace:*' }, devDependencies: {} }), names);
    expect(Object.keys(JSON.parse(manifest).dependencies)).toEqual(['@meja/core', '@meja/plugin-call-back', '@meja/plugin-mail']);
    expect(withDependency(manifest, names)).toBe(manifest);
  });

  it.each([
    ['a list', '- `plugins/mail/web`: What mail shows.', '- `plugins/call-back`: The plugin call-back: say here what it adds.\n- `plugins/call-back/server`: What call-back does in the server.\n- `plugins/call-back/web`: What call-back shows to agents.'],
    ['a table', '| `plugins/mail/web/` | What mail shows. |', '| `plugins/call-back/` | The plugin call-back: say here what it adds. |\n| `plugins/call-back/server/` | What call-back does in the server. |\n| `plugins/call-back/web/` | What call-back shows to agents. |'],
  ])('gives its folders sentences in %s, once', (_, row, added) => {
    const page = toldAbout(`# Architecture\n\n${row}\n\nMore.\n`, names);
    expect(page).toBe(`# Architecture\n\n${row}\n${added}\n\nMore.\n`);
    expect(toldAbout(page, names)).toBe(page);
  });

  it('does not take a longer name for its own', () => {
    const page = '- `plugins/call-back-list` Lists call-backs.\n';
    expect(toldAbout(page, names)).toContain('- `plugins/call-back` The plugin');
    expect(withDependency('{"dependencies":{"@meja/plugin-call-back-list":"workspace:*"}}', names)).toContain('"@meja/plugin-call-back":');
    expect(installed(`import { callBackListPlugin } from '@meja/plugin-call-back-list';\n${list('callBackListPlugin({})')}`, names)).toContain('callBackPlugin({})');
  });

  it('leaves a page alone that tells of no plugin', () => {
    expect(toldAbout('# Architecture\n', names)).toBe('# Architecture\n');
  });
});
