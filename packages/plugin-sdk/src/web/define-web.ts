import type { PluginContext } from './context.js';

/** `^1.2.3`, `~1.2.3` or `1.2.3`. */
type Range = `${'' | '^' | '~'}${number}.${number}.${number}`;

/**
 * The web half of a plugin.
 * @since 0.1.0
 */
export interface WebDefinition {
  /** The id of the plugin, the same as in `definePlugin`. */
  readonly id: string;
  /** SDK versions it works with, for example `^0.1.0`. The host refuses to load others. */
  readonly engine: Range;
  /**
   * Fills slots. Called once, when the first slot named in the manifest is about to be shown, and once by the build,
   * which asks for nothing but the names of the slots: touch neither the page nor the network here, but in components.
   */
  readonly setup: (c: PluginContext) => void;
}

/**
 * Declares the web half of a plugin. It is the default export of the entry that `webBuild` builds.
 * For what happens on the server use `definePlugin` of `@meja/plugin-sdk/server`.
 * @example
 * export default defineWeb({ id: 'pager', engine: '^0.1.0', setup(c) {
 *   c.i18n.merge('en', { panel: { title: 'Pages sent' } });
 *   c.add('ticket.panel', 'pages', { title: 'panel.title', component: () => import('./PagesPanel.vue') });
 * } });
 * @since 0.1.0
 */
export const defineWeb = (definition: WebDefinition): WebDefinition => Object.freeze(definition);

/**
 * The version of this SDK that the host brings.
 * @since 0.1.0
 */
export const webSdkVersion = '0.1.0';
