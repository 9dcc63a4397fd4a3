import type { Component } from 'vue';
import type { Viewer } from '../graphql/viewer.js';

/** What a page decides to answer. */
export type Answer = PageAnswer | RedirectAnswer;

export interface PageAnswer {
  readonly kind: 'page';
  readonly status: number;
  readonly title: string;
  readonly page: Component;
  readonly props: object;
  readonly viewer: Viewer | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface RedirectAnswer {
  readonly kind: 'redirect';
  readonly to: string;
}

export interface PageOptions {
  readonly title: string;
  readonly viewer: Viewer | null;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Shows a page. The props are checked against the component. */
export function show<Props extends object>(page: PageComponent<Props>, props: NoInfer<Props>, options: PageOptions): PageAnswer {
  return { kind: 'page', status: options.status ?? 200, title: options.title, page: page as Component, props, viewer: options.viewer, headers: options.headers ?? {} };
}

/** After a POST, and wherever another page is meant: always by GET. */
export const seeOther = (to: string): RedirectAnswer => ({ kind: 'redirect', to });

/** A component made from a single file; `Props` are what its `defineProps` declares. */
type PageComponent<Props> = new () => { $props: Props };
