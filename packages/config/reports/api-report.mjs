import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { SourceFile } from '../rules/tree/source-file.mjs';

/** Everything an author of plugins can name, as text: the same build gives the same report. `folder` is a built package. */
export function apiReport(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const modules = new Map();
  const doors = Object.entries(manifest.exports).map(([subpath, entry]) => {
    const built = typeof entry === 'string' ? entry : (entry.types ?? entry.default);
    const file = join(folder, built.replace(/\.js$/, '.d.ts'));
    if (!existsSync(file)) throw new Error(`${relative(process.cwd(), file)} is not built. Run npx turbo run build first.`);
    return { name: `${manifest.name}${subpath.slice(1)}`, exports: exportsOf(file, modules) };
  });
  const root = join(folder, 'dist');
  const place = (file) => (file.startsWith('/') ? relative(root, file).replace(/\.d\.ts$/, '') : file);
  const declarations = [...modules].map(([file, module]) => ({ path: place(file), text: module.text() })).filter(({ text }) => text !== '');
  return [
    `# What ${manifest.name} shows`,
    'Generated from the build by `npx pnpm reports`; a check compares it. Its difference is the review of the plugin API.',
    ...doors.map((door) => [`## ${door.name}`, ...door.exports.map(({ name, file }) => `- \`${name}\` of ${place(file)}`).toSorted()].join('\n')),
    '## Declarations',
    ...declarations.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, text }) => `### ${path}\n\n\`\`\`ts\n${text}\n\`\`\``),
  ].join('\n\n').concat('\n');
}

/** Names a file exports, each with the file that declares it. */
function exportsOf(file, modules) {
  const module = open(file, modules);
  const own = [...module.declared.filter(({ exported }) => exported), ...module.named].map(({ name }) => ({ name, file }));
  const passedOn = module.reexports.flatMap(({ from, names }) => {
    const target = join(dirname(file), from.replace(/\.js$/, '.d.ts'));
    if (!from.startsWith('.')) return names.map(({ shown }) => ({ name: shown, file: from }));
    const found = new Map(exportsOf(target, modules).map((each) => [each.name, each]));
    return names.map(({ shown, inner }) => ({ name: shown, file: found.get(inner)?.file ?? target }));
  });
  return [...own, ...passedOn];
}

function open(file, modules) {
  if (!modules.has(file)) modules.set(file, new Module(new SourceFile(file, readFileSync(file, 'utf8'))));
  return modules.get(file);
}

class Module {
  constructor(source) {
    this.source = source;
    const body = source.program.body;
    this.declared = body.flatMap((node) => this.#declaration(node));
    this.named = body.filter((node) => node.type === 'ExportNamedDeclaration' && !node.source && !node.declaration).flatMap((node) => node.specifiers.map(({ exported }) => ({ name: exported.name })));
    this.reexports = body
      .filter((node) => node.type === 'ExportNamedDeclaration' && node.source)
      .map((node) => ({ from: node.source.value, names: node.specifiers.map(({ local, exported }) => ({ inner: local.name, shown: exported.name })) }));
  }

  /** Every declaration, those that others only refer to as well; comments left out but for a deprecation. */
  text() {
    return this.declared.map(({ text, deprecated }) => (deprecated ? `/** @deprecated ${deprecated} */\n${text}` : text)).join('\n');
  }

  #declaration(node) {
    const exported = node.type === 'ExportNamedDeclaration' && node.declaration;
    const inner = exported ? node.declaration : node;
    if (!/^(TS.*Declaration|ClassDeclaration|FunctionDeclaration|VariableDeclaration)$/.test(inner.type) || inner.type === 'TSExportAssignment') return [];
    const name = inner.id?.name ?? inner.id?.value ?? inner.declarations?.[0]?.id.name ?? '';
    return [{ name, exported: Boolean(exported), text: this.#without(node), deprecated: this.#deprecation(node) }];
  }

  #without(node) {
    let text = '';
    let at = node.start;
    for (const comment of this.source.comments.filter(({ start, end }) => start >= node.start && end <= node.end)) {
      text += this.source.text.slice(at, comment.start);
      at = comment.end;
      if (/@deprecated/.test(comment.value)) text += '/** @deprecated */';
    }
    text += this.source.text.slice(at, node.end);
    return text.split('\n').map((line) => line.trimEnd().replaceAll('    ', '  ')).filter((line) => line !== '').join('\n');
  }

  #deprecation(node) {
    const comment = this.source.comments.findLast(({ end }) => end <= node.start);
    const isNext = comment && this.source.text.slice(comment.end, node.start).trim() === '';
    return (isNext && /@deprecated\s+([^\n*]*)/.exec(comment.value)?.[1].trim()) || null;
  }
}
