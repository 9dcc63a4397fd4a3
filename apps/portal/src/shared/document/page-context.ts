import { inject, type InjectionKey } from 'vue';
import type { PortalRequest } from '../../contract.js';
import type { Viewer } from '../graphql/viewer.js';
import type { Urls } from '../http/urls.js';
import type { Theme } from '../http/exchange.js';
import type { Formats } from '../i18n/formats.js';
import type { Locale } from '../i18n/locale.js';
import type { Translate } from '../i18n/translate.js';

/** What every component of a page may read. */
export interface PageContext {
  readonly t: Translate;
  readonly formats: Formats;
  readonly locale: Locale;
  readonly theme: Theme;
  readonly urls: Urls;
  readonly csrfToken: string;
  /** Whose help centre it is. */
  readonly site: string;
  /** Where a script sends files ahead of the form. */
  readonly uploads: PortalRequest['uploads'];
  /** Called by what brings our own script along, so that the policy of this page lets it run. */
  allowScript(): void;
  readonly signedIn: boolean;
  readonly viewer: Viewer | null;
  /** This page with another parameter, for the choices in the footer. */
  linkWith(changes: Readonly<Record<string, string>>): string;
  readonly path: string;
}

export const pageContextKey: InjectionKey<PageContext> = Symbol('page');

export function usePage(): PageContext {
  const page = inject(pageContextKey);
  if (!page) throw new Error('Used outside a page');
  return page;
}
