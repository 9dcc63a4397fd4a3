import { describe, expect, it } from '@jest/globals';
import { rule } from './texts.mjs';
import { told } from './tree/plant.mjs';

const said = (template) => told(rule, { 'apps/web/src/locales/en.json': { queue: { title: 'Queue' } }, 'apps/web/src/pages/Queue.vue': `<template>\n${template}\n</template>` });

describe('texts of pages', () => {
  it('come from locale files, also those that are only read aloud', () => {
    expect(said('<button aria-label="Close">×</button>\n<p>Nothing <b>here</b></p>')).toEqual(
      ['"Close"', '"Nothing"', '"here"'].map((text, at) => `apps/web/src/pages/Queue.vue:${at === 0 ? 2 : 3} ${text} stands in the page itself. Put it into the locale files (en, id, pl, sv) and ask for it by key.`),
    );
  });

  it('exist', () => {
    expect(said("<h1>{{ t('queue.title') }}</h1><p>{{ t('queue.lost') }}</p>")).toEqual(['apps/web/src/pages/Queue.vue:2 There is no text "queue.lost". Add it to the locale files (en, id, pl, sv).']);
  });

  it('need no key for marks, keys of the keyboard and addresses', () => {
    expect(said('<kbd>Ctrl K</kbd> · <img alt="" src="/logo.svg"><input name="subject" type="text">')).toEqual([]);
  });
});
