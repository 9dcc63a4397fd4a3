export { LocaleTexts, MissingText, type TextSource, type LocaleTextsOptions } from './locale-texts.js';
export { readLocales, kernelTexts, gapsOf, type ByLocale } from './locale-files.js';
export { chooseLocale } from './accept-language.js';
