import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf } from './imports.mjs';
import { SourceFile } from './source-file.mjs';

/** The repository as the rules see it: its own files, without what was installed or built. */
export class Tree {
  #files = new Map();
  #imports = new Map();
  folders = [];

  constructor(root) {
    this.root = root;
    for (const group of ['packages', 'apps', 'plugins', 'bench', 'docs', 'deploy']) if (existsSync(join(root, group))) this.#read(group);
    this.files = [...this.#files.values()];
    this.scripts = this.files.filter((file) => file.isScript);
    /** Scripts of the product: no specs, no tools of this package. */
    this.sources = this.scripts.filter((file) => !file.isTest && !file.path.startsWith('packages/config/'));
    this.packages = this.#packages();
  }

  file(path) {
    return this.#files.get(path);
  }

  has(path) {
    return this.#files.has(path);
  }

  /** What a file imports: `{ specifier, target, typeOnly, line }`; `target` is a path of the tree or null. */
  imports(file) {
    if (!this.#imports.has(file)) this.#imports.set(file, importsOf(this, file));
    return this.#imports.get(file);
  }

  #read(folder) {
    this.folders.push(folder);
    for (const entry of readdirSync(join(this.root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!notOurs.has(entry.name)) this.#read(path);
      } else if (readable.test(entry.name)) this.#files.set(path, new SourceFile(path, readFileSync(join(this.root, path), 'utf8')));
    }
  }

  /** By name: folder and package.json of each package of the workspace. */
  #packages() {
    const found = new Map();
    for (const file of this.files.filter(({ path }) => /^[^/]+(\/[^/]+)?\/package\.json$/.test(path))) {
      const manifest = JSON.parse(file.text);
      found.set(manifest.name, { folder: file.path.replace(/\/package\.json$/, ''), manifest });
    }
    return found;
  }
}

const notOurs = new Set(['node_modules', 'dist', '.data', '.turbo', 'coverage', 'generated', 'public']);
const readable = /\.(ts|mjs|js|vue|json|graphql|md)$/;
