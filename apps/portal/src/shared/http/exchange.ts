import type { Execute, PortalRequest } from '../../contract.js';
import { OperationFailed, type Operation, type RunOptions } from '../graphql/operation.js';
import { acceptedLanguages, chooseLocale, type Locale } from '../i18n/locale.js';
import { translator, type Translate } from '../i18n/translate.js';
import { readCookie, writeCookie } from './cookies.js';
import type { Urls } from './urls.js';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const localeCookie = 'meja_help_locale';
export const themeCookie = 'meja_help_theme';

/** One request being answered: who asks, in which language, and what may be done for them. */
export class Exchange {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly t: Translate;
  /** Cookies that go out with the answer. */
  readonly cookies: string[] = [];

  constructor(
    readonly request: PortalRequest,
    readonly urls: Urls,
    private readonly execute: Execute,
  ) {
    const wishes = [this.cookie(localeCookie), request.locale, ...acceptedLanguages(request.headers['accept-language'])];
    this.locale = chooseLocale(...wishes);
    this.theme = themes.find((theme) => theme === this.cookie(themeCookie)) ?? 'system';
    this.t = translator(this.locale);
  }

  /** The address of this page on our origin, without its parameters. */
  get path(): string {
    return this.request.path === '/' || this.request.path === '' ? this.urls.home : `${this.urls.basePath}${this.request.path}`;
  }

  cookie(name: string): string | null {
    return readCookie(this.request.headers['cookie'], name);
  }

  setCookie(name: string, value: string, maxAge: number): void {
    this.cookies.push(writeCookie({ name, value, maxAge, path: this.urls.home, secure: this.request.secure }));
  }

  /** A field of the posted form, as typed. Empty when absent. */
  field(name: string): string {
    return this.request.form?.get(name) ?? '';
  }

  /** Runs an operation as this visitor. Throws `OperationFailed` when the server answers with errors. */
  async run<Answer, Variables extends object>(operation: Operation<Answer, Variables>, variables: Variables, options: RunOptions = {}): Promise<Answer> {
    const answer = await this.execute(operation.text, Object.fromEntries(Object.entries(variables)), { ...options, locale: this.locale });
    this.cookies.push(...answer.setCookies);
    if (answer.errors?.length || !answer.data) throw OperationFailed.from(answer.errors?.[0]);
    return answer.data as Answer;
  }
}
