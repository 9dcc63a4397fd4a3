import { slotNames, webSdkVersion, type PluginContext, type SlotName, type Slots, type WebDefinition } from '@meja/plugin-sdk/web';
import type { WebManifest } from '@meja/plugin-sdk/web/build';
import { computed, onScopeDispose, shallowReactive, shallowRef, type ComputedRef } from 'vue';
import { post } from '../graphql/post.js';
import { spokenLocale } from '../i18n/index.js';
import { may } from '../session/session.js';
import { useToasts } from '../ui/toasts.js';
import { Crashes } from './crashes.js';
import { satisfies } from './engine.js';
import { createTexts } from './texts.js';

/** One thing a plugin put into a slot. */
export interface Contribution<S extends SlotName = SlotName> {
  /** `<plugin>/<id>`, unique in its slot. */
  readonly key: string;
  readonly slot: S;
  readonly contribution: Slots[S];
  readonly context: PluginContext;
}

/** `?safe=1` loads none, for the day one of them makes the page unusable. */
export const safeMode = new URLSearchParams(location.search).get('safe') === '1';

/** A module that is not here by then is left out. */
const patience = 8000;

const contributions = shallowReactive(new Map<string, Contribution>());
const states = shallowReactive(new Map<string, 'loading' | 'loaded' | 'failed' | 'crashed'>());
const crashes = new Crashes();
const manifests = shallowRef<readonly WebManifest[] | null>(null);
let asked: Promise<void> | null = null;

/** What fills a slot, in order. Asking loads the plugins that say they fill it, each alone. */
export function useSlot<S extends SlotName>(slot: S): ComputedRef<readonly Contribution<S>[]> {
  let alive = true;
  onScopeDispose(() => (alive = false));
  void listed().then(() => (alive ? load(slot) : undefined));
  return computed(() => [...contributions.values()].filter((each): each is Contribution<S> => each.slot === slot && permitted(each)).sort((a, b) => (a.contribution.order ?? 0) - (b.contribution.order ?? 0)));
}

/** True while a plugin that fills the slot is on its way. */
export const slotLoads = (slot: SlotName) => manifests.value === null || manifests.value.some(({ id, slots }) => slots.includes(slot) && states.get(id) === 'loading');

/** Plugins that could not be loaded or crashed too often. */
export const brokenPlugins = computed(() => [...states].filter(([, state]) => state === 'failed' || state === 'crashed').map(([id]) => id));

/** Something of a plugin threw. Too often, and all of it goes away until the page is loaded again. */
export function crashed(plugin: string, error: unknown): void {
  console.error(`[plugin ${plugin}]`, error);
  if (!crashes.record(plugin, Date.now())) return;
  states.set(plugin, 'crashed');
  remove(plugin);
}

const permitted = ({ contribution }: Contribution) => contribution.permission === undefined || may(contribution.permission);

function listed(): Promise<void> {
  asked ??= (async () => {
    manifests.value = safeMode ? [] : await readManifests();
  })();
  return asked;
}

async function readManifests(): Promise<readonly WebManifest[]> {
  try {
    const response = await fetch('/plugins/manifest.json');
    return response.ok ? ((await response.json()) as WebManifest[]) : [];
  } catch (error) {
    console.error('The list of plugins could not be read.', error);
    return [];
  }
}

async function load(slot: SlotName): Promise<void> {
  const wanted = (manifests.value ?? []).filter(({ id, slots }) => slots.includes(slot) && !states.has(id));
  await Promise.allSettled(wanted.map(loadOne));
}

async function loadOne(manifest: WebManifest): Promise<void> {
  states.set(manifest.id, 'loading');
  try {
    if (!satisfies(webSdkVersion, manifest.sdk)) throw new Error(`It asks for SDK ${manifest.sdk}; this is ${webSdkVersion}.`);
    const module = (await Promise.race([import(/* @vite-ignore */ manifest.entry), late()])) as { default?: WebDefinition };
    if (!module.default || module.default.id !== manifest.id) throw new Error(`Its entry does not export defineWeb({ id: '${manifest.id}' }).`);
    if (manifest.css) addStyles(manifest.css);
    module.default.setup(createContext(manifest.id));
    states.set(manifest.id, 'loaded');
  } catch (error) {
    console.error(`[plugin ${manifest.id}]`, error);
    states.set(manifest.id, 'failed');
    remove(manifest.id);
  }
}

const late = () => new Promise<never>((_done, fail) => setTimeout(() => fail(new Error(`It was not here after ${patience / 1000} seconds.`)), patience));

function addStyles(href: string): void {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
}

const remove = (plugin: string) => {
  for (const [key, { context }] of contributions) if (context.id === plugin) contributions.delete(key);
};

function createContext(id: string): PluginContext {
  const texts = createTexts(computed(() => spokenLocale()));
  const context: PluginContext = {
    id,
    add: (slot, contributionId, contribution) => {
      const key = `${id}/${contributionId}`;
      if (!slotNames.includes(slot)) throw new Error(`There is no slot ${String(slot)}.`);
      if (contributions.has(`${slot}:${key}`)) throw new Error(`It fills ${slot} twice with the id ${contributionId}.`);
      contributions.set(`${slot}:${key}`, { key, slot, contribution, context });
      return () => void contributions.delete(`${slot}:${key}`);
    },
    gql: {
      query: async <Answer>(document: string, variables = {}) => (await post(document, variables)) as Answer,
      mutate: async <Answer>(document: string, variables = {}) => (await post(document, variables, { 'idempotency-key': crypto.randomUUID() })) as Answer,
    },
    i18n: texts,
    ui: { toast: ({ text, params, tone = 'neutral' }) => useToasts().show({ tone, text: texts.t(text, params) }) },
  };
  return context;
}
