import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every folder of the first three levels has one sentence in docs/architecture.md, and every folder named there exists. */
export const rule = {
  check(tree) {
    const file = tree.file('docs/architecture.md');
    if (!file) return [{ file: 'docs/architecture.md', line: 1, message: 'There is no docs/architecture.md. Write one sentence for every folder of the first three levels.' }];
    const [sentences, folders] = [sentencesOf(file), foldersOf(tree)];
    const untold = folders.filter((folder) => !sentences.has(folder)).map((folder) => ({ file: file.path, line: 1, message: `\`${folder}\` has no sentence. Say in docs/architecture.md what lives there, or take the folder away.` }));
    const gone = [...sentences].filter(([folder]) => !folders.includes(folder)).map(([folder, line]) => ({ file: file.path, line, message: `\`${folder}\` does not exist. Take its sentence away.` }));
    return [...untold, ...gone];
  },
};

/** Folder → line, of list items and table rows that begin with a folder in backticks and go on with words. */
function sentencesOf(file) {
  const found = new Map();
  file.text.split('\n').forEach((text, at) => {
    const [, folder, sentence] = /^\s*[-*|]\s*`([\w./-]+?)\/?`\s*(.*)$/.exec(text) ?? [];
    if (folder && folder.split('/').length <= 3 && (sentence.match(/\p{L}+/gu)?.length ?? 0) > 2) found.set(folder, at + 1);
  });
  return found;
}

const notOurs = /^(\.(?!ci$)|node_modules$|dist$|coverage$|generated$|\.data$)/;

function foldersOf(tree) {
  const found = [];
  const visit = (folder, depth) => {
    for (const entry of readdirSync(join(tree.root, folder), { withFileTypes: true })) {
      if (!entry.isDirectory() || notOurs.test(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      found.push(path);
      if (depth < 3) visit(path, depth + 1);
    }
  };
  visit('', 1);
  return found.toSorted();
}
