/** A name says what a thing is. These words say nothing, in files, folders, types, functions and constants. */
export const rule = {
  check(tree) {
    const paths = [...tree.folders, ...tree.files.map(({ path }) => path)].flatMap((path) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const word = bannedIn(name.replace(/\.[^.]+$/, ''));
      return word ? [{ file: path, line: 1, message: `"${word}" in "${name}" says nothing. ${remedy}` }] : [];
    });
    return [...paths, ...tree.scripts.filter((file) => !file.path.endsWith('.d.ts')).flatMap(identifiers)];
  },
};

const banned = new Set(['manager', 'helper', 'helpers', 'util', 'utils', 'common', 'misc', 'data', 'info', 'base', 'impl', 'v2', 'new', 'legacy']);
const remedy = 'Name it for what it does, with a word of docs/glossary.md.';

/** Names that others gave, and the verb of the command line. */
const allowed = [
  { name: /^knowledge-?base$/i, reason: 'one word of the glossary' },
  { name: /^new-(plugin|command|field)$|^new(Plugin|Command|Field)$/, reason: '`meja new …` is a verb people type' },
  { name: /^\w*[dD]ataDir(ectory\w*)?$/, reason: 'the word of PostgreSQL for its folder' },
  { name: /^base(Path|Url)$/, reason: 'the word of the web for what other addresses are relative to' },
  { name: /^helper-?names?$/i, reason: 'in the requester API, the person who helps' },
  { name: /^packageManager/, reason: 'the word of package.json' },
  { name: /^info$/, reason: 'a level of every log' },
  { name: /^PageInfo$|^pageInfo\w*$/, reason: 'the word of the connection specification' },
];

function bannedIn(name) {
  if (allowed.some(({ name: pattern }) => pattern.test(name))) return null;
  const words = name.replace(/knowledge-?base/gi, '').split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
  return words.find((word) => banned.has(word.toLowerCase())) ?? null;
}

/** Declared types, functions and classes anywhere; constants at the top of a file; methods of classes. */
function identifiers(file) {
  const declared = file.nodes('ClassDeclaration', 'FunctionDeclaration', 'TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSEnumDeclaration').map(({ id }) => id);
  const constants = file.nodes('VariableDeclarator').filter((node) => topLevel(node.parent)).map(({ id }) => id);
  const methods = file.nodes('MethodDefinition', 'TSAbstractMethodDefinition').map(({ key }) => key);
  return [...declared, ...constants, ...methods].flatMap((id) => {
    const word = id?.name ? bannedIn(id.name) : null;
    return word ? [{ file: file.path, line: file.line(id.start), message: `"${word}" in "${id.name}" says nothing. ${remedy}` }] : [];
  });
}

const topLevel = (declaration) => declaration.parent.type === 'Program' || (declaration.parent.type === 'ExportNamedDeclaration' && declaration.parent.parent.type === 'Program');
