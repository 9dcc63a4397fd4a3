import { packageName } from './tree/imports.mjs';
import { zoneOf, modules } from './tree/zones.mjs';

/** Who may import whom. Specs may look around, except in plugins, whose specs show what a stranger can do. */
export const rule = {
  check(tree) {
    return tree.scripts.filter((file) => !file.path.startsWith('packages/config/') && (!file.isTest || file.path.startsWith('plugins/'))).flatMap((file) => {
      const from = zoneOf(file.path);
      return tree.imports(file).flatMap(({ specifier, target, typeOnly, line }) => {
        const ours = target !== null || packageName(specifier).startsWith('@meja/');
        const message = ours ? refusal({ from, to: zoneOf(target ?? specifier), target: target ?? specifier, file, typeOnly }) : nounless(from, specifier);
        return message ? [{ file: file.path, line, message }] : [];
      });
    });
  },
};

function refusal({ from, to, target, file, typeOnly }) {
  if (sameHome(from, to)) return inside(from, to);
  if (to.zone === 'testing' || to.zone === 'bench' || to.zone === 'cli') return file.isTest || tools.has(from.zone) ? null : `Only specs may import ${to.zone}. Move what the product needs out of it.`;
  if (tools.has(from.zone)) return null;
  const may = allowed[from.zone];
  if (!may) return `No layer is known for this folder. Name it in packages/config/rules/tree/zones.mjs.`;
  if (may.some((each) => each(from, to, { target, typeOnly, file }))) return null;
  return `${label(from)} may not import ${label(to)}. ${remedy(from, to, target)}`;
}

const tools = new Set(['testing', 'cli', 'bench']);
const sameHome = (from, to) => from.zone === to.zone && from.home === to.home;
const labels = {
  words: ({ home }) => `plugin-sdk/${home}`,
  sdk: ({ home }) => `plugin-sdk/${home}`,
  module: ({ home }) => home,
  plugin: ({ home, part }) => `${part ?? 'package'} of plugin ${home}`,
  app: ({ home }) => `apps/${home}`,
};
const label = (zone) => labels[zone.zone]?.(zone) ?? zone.zone;

/** Inside an app, pages stand on features, features on what is shared; inside the SDK, words to the left. */
function inside(from, to) {
  if (from.zone === 'app') return insideApp(from, to);
  if (from.zone === 'plugin') return from.part && to.part && from.part !== to.part ? `${from.part} of a plugin may not import its ${to.part}: they run in different processes. Ask over GraphQL.` : null;
  return null;
}

function insideApp(from, to) {
  if (from.layer === 'features' && to.layer === 'features' && from.feature !== to.feature) return `Feature ${from.feature} may not import feature ${to.feature}. Let a page put both together, or move what both need to shared.`;
  if ((order[from.layer] ?? order.root) < (order[to.layer] ?? order.root)) return `${from.layer} may not import ${to.layer}: pages → features → shared. Hand it in as a prop or a slot, or move it down.`;
  return null;
}

const order = { shared: 0, features: 1, pages: 2, shell: 3, root: 4 };

const is = (zone) => (_, to) => to.zone === zone;
const words = (...names) => (_, to) => to.zone === 'words' && names.includes(to.home);
const sdkPart = (part) => (_, to) => to.zone === 'sdk' && to.home === part;
const types = (zone) => (_, to, { typeOnly }) => to.zone === zone && typeOnly;
const upTo = (name) => modules.slice(0, modules.indexOf(name) + 1);

const allowed = {
  // The contract: nothing of ours, and its own words only to the left.
  words: [(from, to) => to.zone === 'words' && (to.home === 'kernel' || upTo(from.home).includes(to.home))],
  sdk: [(from, to) => from.home === 'server' && to.zone === 'words', (from, to) => from.home === 'testing' && (to.zone === 'words' || sdkPart('server')(from, to))],
  kernel: [words('kernel'), types('schema')],
  module: [is('kernel'), words('kernel'), (from, to) => to.zone === 'words' && upTo(from.home).includes(to.home), (from, to) => to.zone === 'module' && upTo(from.home).includes(to.home), types('schema')],
  core: [is('kernel'), is('module'), is('words'), sdkPart('server')],
  plugin: [
    (from, to) => from.part === 'server' && sdkPart('server')(from, to),
    (from, to) => from.part === 'web' && (sdkPart('web')(from, to) || to.zone === 'ui'),
    // How it is built and put together is written at its root.
    (from, to) => !from.part && (sdkPart('server')(from, to) || sdkPart('web')(from, to)),
    (from, to, { file }) => file.isTest && (sdkPart('testing')(from, to) || sdkPart('server')(from, to)),
  ],
  app: [
    (from, to) => from.home === 'server' && ['core', 'plugin', 'sdk', 'words', 'app', 'postgres', 'kernel'].includes(to.zone),
    (from, to) => from.home !== 'server' && (to.zone === 'ui' || to.zone === 'schema' || sdkPart('web')(from, to)),
  ],
  ui: [],
  schema: [],
  postgres: [],
  demo: [],
};

function remedy(from, to) {
  if (from.zone === 'module' && (to.zone === 'module' || to.zone === 'words')) return `Publish an event (packages/plugin-sdk/src/server/${from.home}/events.ts) and listen to it there.`;
  if (from.zone === 'kernel') return 'The kernel knows no noun of the helpdesk: let the module register what it adds, in a shape of packages/plugin-sdk/src/server/kernel.';
  if (from.zone === 'words' || from.zone === 'sdk') return 'The SDK is the contract: declare an abstract class or a token here and let the core provide it.';
  if (from.zone === 'plugin') return from.part === 'web' ? 'Use @meja/plugin-sdk/web and @meja/ui only.' : 'Use @meja/plugin-sdk/server only; what is missing there belongs into the SDK first.';
  if (to.zone === 'schema') return 'Use `import type`: the schema package holds types.';
  if (from.zone === 'app' && from.home !== 'server') return 'A page speaks GraphQL: import ui, schema and the web half of the SDK only.';
  return 'See "Who may import whom" in docs/architecture.md.';
}

/** The design system knows no GraphQL. */
function nounless(from, specifier) {
  if (from.zone === 'ui' && /^(graphql|@urql|graphql-ws)/.test(specifier)) return 'ui may not know GraphQL. Hand the values in as props.';
  return null;
}
