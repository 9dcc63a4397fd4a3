const remedy = 'Keep it and mark it @deprecated for one minor release, or add the change beside it under another name.';

/** What broke between the released API report and this one. Lines may be added where nobody must write them. */
export function brokenApi(released, current) {
  const [before, after] = [read(released), read(current)];
  const names = [...before.doors].flatMap(([door, exports]) => [...exports].filter(([name, module]) => !after.doors.get(door)?.has(name) && !isDeprecated(before, module, name)).map(([name]) => `${door} no longer exports ${name}. ${remedy}`));
  const changed = [...before.declarations].flatMap(([key, text]) => {
    const now = after.declarations.get(key);
    if (now === undefined || now === text || /@deprecated/.test(text.split('\n')[0])) return [];
    return why(text, now).map((reason) => `${key} changed: ${reason}. ${remedy}`);
  });
  return [...names, ...changed];
}

const isDeprecated = ({ declarations }, module, name) => (declarations.get(`${module} ${name}`) ?? '').startsWith('/** @deprecated');

/** Lost lines break callers; a line that was added breaks those who must write it. */
function why(before, now) {
  const [old, lines] = [before.split('\n'), now.split('\n')];
  const added = [];
  let at = 0;
  for (const line of lines) {
    if (line === old[at]) at += 1;
    else added.push(line);
  }
  const lost = old.slice(at).filter((line, index) => !(index === 0 && /@deprecated/.test(line)));
  if (lost.length > 0) return [`"${lost[0].trim()}" is gone or different`];
  const isWrittenByAuthors = /^export (declare )?(interface|type)\b/m.test(before);
  const demanded = isWrittenByAuthors ? added.filter((line) => /^\s+(readonly )?\w+(<.*>)?[:(]/.test(line)) : [];
  return demanded.length > 0 ? [`"${demanded[0].trim()}" must now be given`] : [];
}

/** Doors with their names and modules, and declarations by `module name`. */
function read(report) {
  const doors = new Map();
  const declarations = new Map();
  const [list, code = ''] = report.split('\n## Declarations\n');
  for (const section of list.split('\n## ').slice(1)) {
    const [door, ...lines] = section.split('\n');
    doors.set(door, new Map(lines.map((line) => /^- `(\w+)` of (.*)$/.exec(line)).filter(Boolean).map(([, name, module]) => [name, module])));
  }
  for (const section of code.split('\n### ').slice(1)) {
    const module = section.slice(0, section.indexOf('\n'));
    const text = /```ts\n([\s\S]*?)\n```/.exec(section)?.[1] ?? '';
    for (const each of text.split(/\n(?=\/\*\* @deprecated|(?<!\*\/\n)(?:export|declare|interface|type|abstract|class|const|function)\b)/)) declarations.set(`${module} ${nameOf(each)}`, each);
  }
  return { doors, declarations };
}

const nameOf = (text) => /^(?:export )?(?:declare )?(?:abstract )?(?:interface|type|class|const|let|function|enum|module|namespace)\s+(?:unique )?(['"\w./-]+)/m.exec(text)?.[1] ?? text.slice(0, 40);
