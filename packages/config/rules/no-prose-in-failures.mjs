/** A failure is a code and parameters; its sentence stands in the locale files, in four languages. */
export const rule = {
  check(tree) {
    const sentences = failureSentences(tree);
    return tree.sources.filter((file) => isServer(file.path)).flatMap((file) => [...declared(file, sentences), ...refused(file), ...reasons(file)].map((found) => ({ file: file.path, ...found })));
  },
};

const isServer = (path) => /^(packages\/(core|plugin-sdk)|plugins\/[^/]+\/server)\//.test(path);
const sentence = /\S\s+\S/;

/** Codes that some English locale file has a text for. */
function failureSentences(tree) {
  const files = tree.files.filter(({ path }) => path.endsWith('/locales/en.json'));
  return new Set(files.flatMap((file) => Object.keys(JSON.parse(file.text).failures ?? {})));
}

/** `failure('TicketClosed', 'TICKET_CLOSED')` */
function declared(file, sentences) {
  return callsOf(file, 'failure').flatMap((call) => {
    const line = file.line(call.start);
    const [type, code] = call.arguments.map(({ value }) => value);
    if (typeof type !== 'string' || typeof code !== 'string') return [];
    if (!/^[A-Z][A-Za-z0-9]+$/.test(type) || !/^[A-Z][A-Z0-9_]+$/.test(code)) return [{ line, message: `A failure is a GraphQL type and a code, as in failure('TicketClosed', 'TICKET_CLOSED'). Its sentence belongs under failures.<CODE> in the locale files.` }];
    return sentences.has(code) ? [] : [{ line, message: `${code} has no sentence. Add failures.${code} to the locale files (en, id, pl, sv).` }];
  });
}

/** `refuse({ …, message: 'Not now.' })` and sentences among the parameters of a failure. */
function refused(file) {
  const inline = callsOf(file, 'refuse').flatMap(({ arguments: [first] }) => (first?.type === 'ObjectExpression' ? first.properties : []));
  const params = callsOf(file, 'refuse').flatMap(({ arguments: [first] }) => (first?.type === 'CallExpression' ? first.arguments : [])).flatMap((argument) => argument.properties ?? [argument]);
  const spoken = [...inline.filter(({ key }) => key?.name === 'message'), ...[...inline, ...params].filter((node) => sentence.test((node.value ?? node).value ?? ''))];
  return [...new Set(spoken)].map((node) => ({ line: file.line(node.start), message: 'A refusal carries a code and facts, never a sentence. Declare it with failure(…) and put the words into the locale files.' }));
}

/** Reasons of input schemas and of unreadable messages are keys too. */
function reasons(file) {
  const schemas = file.nodes('CallExpression').filter(({ callee }) => callee.object?.name === 'v' && callee.property?.name !== 'literal');
  const unreadable = file.nodes('NewExpression').filter(({ callee }) => callee.name === 'Unreadable');
  return [...schemas, ...unreadable]
    .flatMap((call) => call.arguments)
    .filter((argument) => argument.type === 'Literal' && typeof argument.value === 'string' && sentence.test(argument.value))
    .map((node) => ({ line: file.line(node.start), message: `"${node.value}" is a sentence. Write a key such as too_long and put the words into the locale files.` }));
}

const callsOf = (file, name) => file.nodes('CallExpression').filter(({ callee }) => callee.name === name);
