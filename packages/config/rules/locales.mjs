import { baseCompile } from '@intlify/message-compiler';

/** Every text exists in every language, with the same parameters, translated, and readable by vue-i18n where a page shows it. */
export const rule = {
  check(tree) {
    const folders = new Set(tree.files.map(({ path }) => /^(.*\/locales)\/[a-z]{2}\.json$/.exec(path)?.[1]).filter(Boolean));
    return [...folders].flatMap((folder) => checkFolder(tree, folder));
  },
};

const languages = ['en', 'id', 'pl', 'sv'];

function checkFolder(tree, folder) {
  const absent = languages.filter((language) => !tree.has(`${folder}/${language}.json`));
  if (absent.length > 0) return absent.map((language) => ({ file: `${folder}/${language}.json`, line: 1, message: `There is no ${language}.json. Every locale folder has ${languages.join(', ')}.` }));
  const texts = new Map(languages.map((language) => [language, textsOf(tree.file(`${folder}/${language}.json`))]));
  const english = texts.get('en');
  const vueI18n = shownByVueI18n(tree, folder);
  return languages.flatMap((language) => {
    const file = tree.file(`${folder}/${language}.json`);
    const found = [...missing(english, texts.get(language), language), ...surplus(english, texts.get(language))];
    for (const [key, text] of texts.get(language)) found.push(...checkText({ key, text, english: english.get(key), language, vueI18n }).map((message) => ({ key, message })));
    return found.map(({ key, message }) => ({ file: file.path, line: lineOf(file, key), message }));
  });
}

const missing = (english, texts, language) => [...english.keys()].filter((key) => !texts.has(key)).map((key) => ({ key, message: `"${key}" is missing. Add its translation (${language}).` }));
const surplus = (english, texts) => [...texts.keys()].filter((key) => !english.has(key)).map((key) => ({ key, message: `"${key}" is not in en.json. Add it there, or take it away here.` }));

function checkText({ key, text, english, language, vueI18n }) {
  const messages = [];
  if (text.trim() === '') messages.push(`"${key}" is empty. Write the text, or take the key away everywhere.`);
  if (english !== undefined && parameters(text) !== parameters(english)) messages.push(`"${key}" has the parameters ${parameters(text) || '(none)'}, in English ${parameters(english) || '(none)'}. Use the same.`);
  if (language !== 'en' && text === english && wordsOf(text) > 2) messages.push(`"${key}" is still English. Translate it.`);
  if (vueI18n) messages.push(...unreadable(text).map((why) => `"${key}" is not a vue-i18n message: ${why}. Write @ { | as {'@'} {'{'} {'|'}.`));
  return messages;
}

/** Whether the package of this folder shows its texts by vue-i18n; the texts of the server have another syntax. */
function shownByVueI18n(tree, folder) {
  const home = /^[^/]+\/[^/]+(\/web)?\//.exec(`${folder}/`)[0];
  return tree.sources.some((file) => file.path.startsWith(home) && tree.imports(file).some(({ specifier }) => specifier === 'vue-i18n'));
}

function unreadable(text) {
  const errors = [];
  baseCompile(text, { onError: ({ message }) => errors.push(message) });
  return errors.slice(0, 1);
}

/** `{name}`; where a text holds plural forms in ICU syntax, their words stand in braces too, so only the chosen-by names count. */
function parameters(text) {
  const pattern = /\{\s*\w+\s*,/.test(text) ? /\{\s*(\w+)\s*,/g : /\{\s*(\w+)\s*\}/g;
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].toSorted().join(', ');
}

const wordsOf = (text) => text.replace(/\{[^}]*\}/g, ' ').match(/\p{L}{2,}/gu)?.length ?? 0;

const pluralCategories = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/** By dotted key. The forms of one plural count as one text, its `other`: languages have them in different number. */
function textsOf(file, nested = JSON.parse(file.text), path = '') {
  const found = new Map();
  for (const [name, value] of Object.entries(nested)) {
    const key = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'string') found.set(key, value);
    else if ('other' in value && Object.keys(value).every((form) => pluralCategories.has(form))) found.set(key, value.other);
    else for (const [inner, text] of textsOf(file, value, key)) found.set(inner, text);
  }
  return found;
}

function lineOf(file, key) {
  const at = file.text.indexOf(`"${key.slice(key.lastIndexOf('.') + 1)}"`);
  return at === -1 ? 1 : file.line(at);
}
