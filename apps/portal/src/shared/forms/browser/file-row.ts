import { idOf, type ChosenFile, type UploadRefused } from '@meja/ui/uploads';
import type { UploadTexts } from './settings.js';

/** What may be done with the file of a row. */
export interface RowActions {
  remove(file: ChosenFile): void;
  again(file: ChosenFile): void;
}

/** One chosen file: its name, how far it is, and once it has arrived the field by which the form names it. */
export class FileRow {
  readonly element = element('li', 'upload');
  private readonly state = element('span', 'upload-state');
  private readonly bar = element('progress');
  private readonly againButton = button();
  private readonly removeButton = button();
  private readonly field = element('input');

  constructor(private readonly file: ChosenFile, private readonly words: Words, actions: RowActions) {
    const name = element('bdi', 'upload-name');
    name.textContent = file.file.name;
    this.bar.setAttribute('aria-label', file.file.name);
    this.bar.max = Math.max(1, file.file.size);
    [this.field.type, this.field.name] = ['hidden', 'kept'];
    this.againButton.addEventListener('click', () => actions.again(file));
    this.removeButton.addEventListener('click', () => actions.remove(file));
    this.element.append(name, this.state, this.againButton, this.removeButton, this.bar);
    this.show();
  }

  show(): void {
    const { file, words } = this;
    const { name, size } = file.file;
    const done = file.state === 'done';
    this.element.className = `upload upload-${file.state}`;
    this.state.textContent = this.sentence();
    this.bar.value = file.sent;
    this.bar.hidden = file.state !== 'sending' && file.state !== 'stuck';
    label(this.removeButton, words.say(this.bar.hidden ? 'remove' : 'cancel'), words.say(this.bar.hidden ? 'removeNamed' : 'cancelNamed', { name }));
    label(this.againButton, words.say('again'), words.say('againNamed', { name }));
    this.againButton.hidden = file.refusal?.code !== 'UPLOAD_QUOTA';
    this.field.value = done && file.path !== null ? `${idOf(file.path)} ${name}` : '';
    if (done) this.element.append(this.field);
    else this.field.remove();
    this.element.title = words.size(size);
  }

  focus(): void {
    (this.againButton.hidden ? this.removeButton : this.againButton).focus();
  }

  private sentence(): string {
    const { file, words } = this;
    const { size } = file.file;
    if (file.state === 'refused' && file.refusal) return words.why(file.refusal);
    if (file.state === 'stuck') return words.say('stuck');
    return file.state === 'done' ? words.size(size) : words.say('sending', { percent: words.percent(file.sent / size), size: words.size(size) });
  }
}

/** The sentences of the page, filled in. */
export class Words {
  private readonly locale = document.documentElement.lang;

  constructor(private readonly texts: UploadTexts) {}

  say(key: keyof UploadTexts, values: Readonly<Record<string, string>> = {}): string {
    return this.texts[key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  }

  /** Why a file was not taken. */
  why({ code, maxBytes, retryAfter }: UploadRefused): string {
    if (code === 'EMPTY') return this.say('empty');
    if (code === 'UPLOAD_QUOTA') return this.say('quota', { minutes: new Intl.NumberFormat(this.locale).format(Math.ceil((retryAfter ?? 60) / 60)) });
    return maxBytes === null || maxBytes === 0 ? this.say('tooLarge') : this.say('tooLargeFor', { size: this.size(maxBytes) });
  }

  list(names: readonly string[]): string {
    return new Intl.ListFormat(this.locale).format(names);
  }

  percent(part: number): string {
    return new Intl.NumberFormat(this.locale, { style: 'percent' }).format(Math.min(1, part));
  }

  size(bytes: number): string {
    const [unit, divisor] = bytes >= 1_000_000 ? (['megabyte', 1_000_000] as const) : (['kilobyte', 1_000] as const);
    return new Intl.NumberFormat(this.locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: unit === 'megabyte' ? 1 : 0 }).format(Math.max(1, bytes / divisor));
  }
}

export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className = ''): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  return made;
}

function button(): HTMLButtonElement {
  const made = element('button', 'upload-action');
  made.type = 'button';
  return made;
}

/** The name says which file is meant and begins with what is seen. */
function label(made: HTMLButtonElement, seen: string, name: string): void {
  made.textContent = seen;
  made.setAttribute('aria-label', name);
}
