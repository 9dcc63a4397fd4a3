export { LocaleTexts } from './locale-texts.js';
export { readLocales, kernelTexts } from './locale-files.js';
export { chooseLocale } from './accept-language.js';
