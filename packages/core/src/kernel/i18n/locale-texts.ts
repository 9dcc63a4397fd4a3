import { Texts, type Failure, type ValidationIssue } from '@meja/plugin-sdk/server/kernel';
import { flatten, type ByLocale, type Flat, type Forms } from './locale-files.js';

/** Locale files of one contributor. Its keys are found under `prefix.`; the kernel's own prefix is empty. */
export interface TextSource {
  readonly prefix: string;
  readonly byLocale: ByLocale;
}

export interface LocaleTextsOptions {
  /** A key or parameter that is missing: `throw` in tests, answer the `key` where people look. By default `throw` under Jest only. */
  readonly missing?: 'throw' | 'key';
}

/** Sections every contributor adds to, found without its prefix: `failures.TICKET_CLOSED` may come from anywhere. */
const sharedSections = ['failures', 'issues', 'parts', 'permissions', 'quarantine'];
const fallback = 'en';

/** Texts from nested locale files: `{name}` is a parameter, `{ "one": …, "other": … }` a plural chosen by the parameter `count`. */
export class LocaleTexts extends Texts {
  private readonly byLocale = new Map<string, Flat>();
  private readonly missing: 'throw' | 'key';

  constructor(sources: readonly TextSource[], options: LocaleTextsOptions = {}) {
    super();
    this.missing = options.missing ?? (process.env['NODE_ENV'] === 'test' ? 'throw' : 'key');
    for (const source of sources) this.add(source);
  }

  text(locale: string, key: string, params: Readonly<Record<string, unknown>> = {}): string {
    const found = this.find(locale, key);
    if (found === undefined) return this.gone(key, `No text "${key}" in ${locale} or ${fallback}. Add it to the locale files of its owner.`);
    const template = typeof found.form === 'string' ? found.form : plural(found.locale, found.form, params['count']);
    return template.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = params[name];
      if (value === undefined) return this.gone(hole, `The text "${key}" needs the parameter "${name}".`);
      return shown(value, found.locale);
    });
  }

  has(locale: string, key: string): boolean {
    return this.find(locale, key) !== undefined;
  }

  /** The sentence of a refusal. It names each field that does not fit, and lets a guard speak for itself. */
  failureText(locale: string, { code, params }: Pick<Failure, 'code' | 'params'>): string {
    if (code === 'REFUSED_BY_GUARD' && typeof params['code'] === 'string' && this.has(locale, `failures.${params['code']}`)) {
      return this.failureText(locale, { code: params['code'], params: isRecord(params['params']) ? params['params'] : {} });
    }
    if (code !== 'VALIDATION_FAILED') return this.text(locale, `failures.${code}`, { count: params['retryAfter'], ...this.inWords(locale, code, params) });
    const issues = Array.isArray(params['issues']) ? (params['issues'] as ValidationIssue[]).slice(0, 10) : [];
    if (issues.length === 0) return this.text(locale, 'failures.VALIDATION_FAILED');
    const sentences = issues.map((issue) => (issue.path === '' ? this.issueText(locale, issue.reason) : `${issue.path}: ${this.issueText(locale, issue.reason)}`));
    return this.text(locale, 'failures.VALIDATION_FAILED_IN', { issues: sentences.join('; ') });
  }

  /** Why one value does not fit. A reason without a text, as a schema library may invent it, is told in general words. */
  issueText(locale: string, reason: string): string {
    return this.text(locale, this.has(locale, `issues.${reason}`) ? `issues.${reason}` : 'issues.not_valid');
  }

  /** Lists among the parameters of a refusal name parts: in words where `parts.<code>.<part>` has them, else by what `labels` among the parameters calls them, else by the last of their names. */
  private inWords(locale: string, code: string, params: Failure['params']): Record<string, unknown> {
    const labels = isRecord(params['labels']) ? params['labels'] : {};
    const named = (part: string): string => (typeof labels[part] === 'string' ? labels[part] : (part.split('.').at(-1) ?? part));
    const word = (part: string): string => (this.has(locale, `parts.${code}.${part}`) ? this.text(locale, `parts.${code}.${part}`) : named(part));
    const list = (parts: readonly string[]): string => new Intl.ListFormat(locale, { type: 'unit' }).format(parts.map(word));
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Array.isArray(value) && value.every((part) => typeof part === 'string') ? list(value) : value]));
  }

  private find(locale: string, key: string): { form: string | Forms; locale: string } | undefined {
    for (const candidate of [locale, fallback]) {
      const form = this.byLocale.get(candidate)?.get(key);
      if (form !== undefined) return { form, locale: candidate };
    }
    return undefined;
  }

  private add({ prefix, byLocale }: TextSource): void {
    for (const [locale, nested] of Object.entries(byLocale)) {
      const all = this.byLocale.get(locale) ?? new Map<string, string | Forms>();
      this.byLocale.set(locale, all);
      for (const [key, form] of flatten(nested)) {
        const shared = sharedSections.some((section) => key.startsWith(`${section}.`));
        const full = shared || prefix === '' ? key : `${prefix}.${key}`;
        if (all.has(full)) throw new Error(`Two owners bring the text "${full}" in ${locale}; the second is "${prefix || 'kernel'}". Rename one.`);
        all.set(full, form);
      }
    }
  }

  private gone(shown: string, why: string): string {
    if (this.missing === 'throw') throw new MissingText(why);
    return shown;
  }
}

export class MissingText extends Error {
  override readonly name = 'MissingText';
}

function plural(locale: string, forms: Forms, count: unknown): string {
  const category = typeof count === 'number' ? new Intl.PluralRules(locale).select(count) : 'other';
  return forms[category] ?? forms.other;
}

function shown(value: unknown, locale: string): string {
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
