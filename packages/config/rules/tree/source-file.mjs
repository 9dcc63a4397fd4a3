import { parseSync } from 'oxc-parser';

/** One file of the repository, parsed when a rule first asks. Paths are relative to the root, with `/`. */
export class SourceFile {
  #nodes;
  #parsed;
  #lineStarts;

  constructor(path, text) {
    this.path = path;
    this.text = text;
  }

  get name() {
    return this.path.slice(this.path.lastIndexOf('/') + 1);
  }

  /** Specs and what only specs use. */
  get isTest() {
    return /[.-]spec\.(ts|mjs)$/.test(this.path) || /\/(testing|fixtures|reliability)\//.test(this.path) || this.path.startsWith('packages/testing/') || this.path.startsWith('bench/');
  }

  get isScript() {
    return /\.(ts|mjs|js|vue)$/.test(this.path);
  }

  get lineCount() {
    return this.text.split('\n').length - (this.text.endsWith('\n') ? 1 : 0);
  }

  get comments() {
    return this.#parse().comments;
  }

  get program() {
    return this.#parse().program;
  }

  /** Every syntax node of these types. Each knows its `parent`. */
  nodes(...types) {
    this.#nodes ??= index(this.program);
    return types.flatMap((type) => this.#nodes.get(type) ?? []);
  }

  line(offset) {
    this.#lineStarts ??= starts(this.text);
    let [low, high] = [0, this.#lineStarts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  #parse() {
    this.#parsed ??= parse(this.path, this.path.endsWith('.vue') ? scriptOf(this.text) : this.text);
    return this.#parsed;
  }
}

function parse(path, text) {
  const { program, comments, errors } = parseSync(path, text, { lang: path.endsWith('.mjs') || path.endsWith('.js') ? 'js' : 'ts', sourceType: 'module' });
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0].message}`);
  return { program, comments };
}

/** The script of a Vue component where it stands, everything else as spaces, so that offsets stay true. */
function scriptOf(text) {
  const blank = (part) => part.replace(/[^\n]/g, ' ');
  let script = '';
  let end = 0;
  for (const match of text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)) {
    const start = match.index + match[0].indexOf('>') + 1;
    script += blank(text.slice(end, start)) + match[1];
    end = start + match[1].length;
  }
  return script + blank(text.slice(end));
}

function starts(text) {
  const found = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) found.push(at + 1);
  return found;
}

/** Nodes by type, in the order of the source; each gets to know its parent. */
function index(program) {
  const byType = new Map();
  const visit = (node) => {
    const same = byType.get(node.type);
    if (same) same.push(node);
    else byType.set(node.type, [node]);
    for (const key in node) {
      const value = node[key];
      if (value === null || typeof value !== 'object' || key === 'parent') continue;
      if (Array.isArray(value)) for (const each of value) adopt(each, node);
      else adopt(value, node);
    }
  };
  const adopt = (child, parent) => {
    if (typeof child?.type !== 'string') return;
    child.parent = parent;
    visit(child);
  };
  visit(program);
  return byType;
}
