import { describe, expect, it } from '@jest/globals';
import { rule } from './locales.mjs';
import { told } from './tree/plant.mjs';

const folder = 'apps/web/src/shared/locales';
const said = (changes, at = folder) => {
  const good = { queue: { title: 'Queue of {name}', empty: 'Nothing needs you now' } };
  const translated = { id: 'Tidak ada', pl: 'Nic teraz', sv: 'Inget just nu' };
  const all = { en: good, ...Object.fromEntries(Object.entries(translated).map(([language, empty]) => [language, { queue: { title: '{name}', empty } }])) };
  return told(rule, { 'apps/web/src/main.ts': "import { createI18n } from 'vue-i18n';", ...Object.fromEntries(Object.entries({ ...all, ...changes }).map(([language, texts]) => [`${at}/${language}.json`, JSON.stringify(texts, null, 1)])) });
};

describe('locale files', () => {
  it('are quiet when all four say the same', () => {
    expect(said({})).toEqual([]);
  });

  it('name the key that one language lacks or has alone', () => {
    expect(said({ pl: { queue: { title: '{name}' } }, sv: { queue: { title: '{name}', empty: 'Inget', more: 'Mer' } } })).toEqual([
      `${folder}/pl.json:1 "queue.empty" is missing. Add its translation (pl).`,
      `${folder}/sv.json:5 "queue.more" is not in en.json. Add it there, or take it away here.`,
    ]);
  });

  it('refuse other parameters and English left standing', () => {
    expect(said({ id: { queue: { title: '{nama}', empty: 'Nothing needs you now' } } })).toEqual([
      `${folder}/id.json:3 "queue.title" has the parameters nama, in English name. Use the same.`,
      `${folder}/id.json:4 "queue.empty" is still English. Translate it.`,
    ]);
  });

  it('refuse what vue-i18n cannot read, where it shows them', () => {
    const broken = { queue: { title: '{name}', empty: 'Skriv till ada@firma.se' } };
    expect(said({ sv: broken })).toEqual([expect.stringMatching(/sv\.json:4 "queue\.empty" is not a vue-i18n message: .*Write @ \{ \| as/)]);
    expect(said({ sv: broken }, 'plugins/pager/server/locales')).toEqual([]);
  });

  it('take the forms of a plural for one text', () => {
    const forms = (...names) => ({ queue: { title: Object.fromEntries(names.map((name) => [name, `{name} ${name}`])), empty: 'Teks' } });
    expect(said({ en: forms('one', 'other'), id: forms('other'), pl: forms('one', 'few', 'many', 'other'), sv: forms('one', 'other') }, 'packages/core/src/kernel/i18n/locales')).toEqual([]);
  });

  it('want all four files', () => {
    expect(told(rule, { [`${folder}/en.json`]: {}, [`${folder}/id.json`]: {}, [`${folder}/pl.json`]: {} })).toEqual([`${folder}/sv.json:1 There is no sv.json. Every locale folder has en, id, pl, sv.`]);
  });
});
