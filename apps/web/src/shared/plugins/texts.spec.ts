import { describe, expect, it } from '@jest/globals';
import type { WebLocale } from '@meja/plugin-sdk/web';
import { shallowRef } from 'vue';
import { createTexts } from './texts.js';

describe('the texts of a plugin', () => {
  const locale = shallowRef<WebLocale>('sv');
  const texts = createTexts(locale);
  texts.merge('en', { panel: { title: 'Pages sent', none: 'None' }, count: '{count} pages to {name}' });
  texts.merge('sv', { panel: { title: 'Sökningar' } });

  it('speak the language chosen now', () => {
    expect(texts.t('panel.title')).toBe('Sökningar');
  });

  it('fall back to English, then to the key', () => {
    expect(texts.t('panel.none')).toBe('None');
    expect(texts.t('panel.nowhere')).toBe('panel.nowhere');
  });

  it('fill in parameters and leave unknown ones visible', () => {
    expect(texts.t('count', { count: 3 })).toBe('3 pages to {name}');
  });
});
