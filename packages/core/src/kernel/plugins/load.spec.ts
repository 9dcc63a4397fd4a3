import { describe, expect, it } from '@jest/globals';
import { definePlugin, type Contribution, type InstalledPlugin } from '@meja/plugin-sdk/server/kernel';
import * as v from 'valibot';
import { BootRefused } from './boot-refused.js';
import type { CoreContribution } from './contributor.js';
import { loadContributors, sdkVersion } from './load.js';

class LibraryModule {}
const library: CoreContribution = { id: 'library', module: LibraryModule };

interface Planted {
  readonly id?: string;
  readonly engine?: string;
  readonly dependsOn?: readonly string[];
  readonly options?: unknown;
  readonly contribute?: () => Contribution;
}

const schema = v.strictObject({ url: v.optional(v.pipe(v.string(), v.url('Give an address'))), pages: v.optional(v.object({ most: v.number('Give a number') })) });

/** A plugin with one thing wrong; its options come from a file nobody compiled. */
function plugin({ id = 'pager', engine = `^${sdkVersion}`, dependsOn = [], options = {}, contribute = () => ({}) }: Planted = {}): InstalledPlugin {
  const { definition } = definePlugin({ id, version: '1.0.0', engine, dependsOn, options: schema, contribute });
  return { definition, options };
}

/** The sentence the boot stops with: plugin, contribution, remedy. */
function refusal(...plugins: readonly InstalledPlugin[]): string {
  try {
    loadContributors([library], plugins);
  } catch (error) {
    if (error instanceof BootRefused) return error.message;
    throw error;
  }
  return 'It loaded.';
}

describe('loading plugins', () => {
  it('puts core first, and each plugin after what it needs, else in the order of the list', () => {
    const listed = [plugin({ id: 'a' }), plugin({ id: 'b', dependsOn: ['d', 'c'] }), plugin({ id: 'c', dependsOn: ['d'] }), plugin({ id: 'd' })];
    const { all, plugins } = loadContributors([library], listed);
    expect(all.map(({ id }) => id)).toEqual(['library', 'a', 'd', 'c', 'b']);
    expect(plugins.map(({ id }) => id)).toEqual(['a', 'd', 'c', 'b']);
  });

  it('hands the options to a plugin as their schema leaves them', () => {
    const counted = definePlugin({ id: 'counted', version: '2.0.0', engine: '^0.1.0', options: v.object({ most: v.optional(v.number(), 7) }), contribute: ({ most }) => ({ texts: { en: { most: String(most) } } }) });
    const [loaded] = loadContributors([], [{ definition: counted.definition, options: {} }]).plugins;
    expect(loaded).toMatchObject({ id: 'counted', version: '2.0.0', options: { most: 7 }, texts: { en: { most: '7' } } });
  });

  it.each(['Pager', 'pager_duty', 'pager-', '2pager', ''])('refuses the id "%s"', (id) => {
    expect(refusal(plugin({ id }))).toBe(`${id}: its id. Use lower-case words joined by hyphens.`);
  });

  it.each(['^1.0.0', '>=0.2.0', 'latest'])('refuses the engine "%s"', (engine) => {
    expect(refusal(plugin({ engine }))).toBe(`pager: engine ${engine}. This installation has plugin SDK ${sdkVersion}. Install a version of the plugin made for it.`);
  });

  it('refuses a plugin whose dependency is not installed', () => {
    expect(refusal(plugin({ dependsOn: ['mail'] }))).toBe('pager: dependsOn mail. Add mail to meja.config.ts, or remove pager.');
  });

  it('refuses plugins that depend on each other in a circle, and shows it', () => {
    const circle = [plugin({ id: 'start', dependsOn: ['a'] }), plugin({ id: 'a', dependsOn: ['b'] }), plugin({ id: 'b', dependsOn: ['a'] })];
    expect(refusal(...circle)).toBe('a: dependsOn a → b → a. Plugins may not depend on each other in a circle.');
    expect(refusal(plugin({ dependsOn: ['pager'] }))).toBe('pager: dependsOn pager → pager. Plugins may not depend on each other in a circle.');
  });

  it('refuses a plugin that is installed twice', () => {
    expect(refusal(plugin(), plugin())).toBe('pager: installed twice. Remove one of the two lines from meja.config.ts.');
  });

  it.each([
    ['an option of the wrong kind', { url: 'nowhere' }, 'option url. Give an address. Correct it in meja.config.ts.'],
    ['an option inside another', { pages: { most: 'many' } }, 'option pages.most. Give a number. Correct it in meja.config.ts.'],
    ['an unknown option', { ulr: 'https://pager.example' }, 'option ulr. Invalid key: Expected never but received "ulr". Correct it in meja.config.ts.'],
    ['no options at all', null, 'option (all). Invalid type: Expected Object but received null. Correct it in meja.config.ts.'],
  ])('refuses %s', (_, options, told) => {
    expect(refusal(plugin({ options }))).toBe(`pager: ${told}`);
  });

  it('refuses options that can only be checked by waiting', () => {
    const patient = definePlugin({ id: 'patient', version: '1.0.0', engine: '^0.1.0', options: v.pipeAsync(v.object({}), v.checkAsync(async () => true)), contribute: () => ({}) });
    expect(refusal(patient({}))).toBe('patient: options. Their schema must not be asynchronous.');
  });

  it('asks a plugin for nothing when its options do not fit', () => {
    let asked = false;
    refusal(plugin({ options: { url: 'nowhere' }, contribute: () => ((asked = true), {}) }));
    expect(asked).toBe(false);
  });
});
