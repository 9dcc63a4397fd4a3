import type { PluginTexts, WebLocale, WebTexts } from '@meja/plugin-sdk/web';
import { shallowReactive, type Ref } from 'vue';

/** The texts of one plugin. */
export function createTexts(locale: Readonly<Ref<WebLocale>>): PluginTexts {
  const texts = shallowReactive(new Map<string, string>());
  return {
    locale,
    merge: (into, added) => {
      for (const [key, text] of flatten(added)) texts.set(`${into}:${key}`, text);
    },
    t: (key, params = {}) => {
      const text = texts.get(`${locale.value}:${key}`) ?? texts.get(`en:${key}`) ?? key;
      return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
    },
  };
}

function flatten(texts: WebTexts, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, text]) => (typeof text === 'string' ? [[`${prefix}${key}`, text] as const] : flatten(text, `${prefix}${key}.`)));
}
