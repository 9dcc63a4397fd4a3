import { OpenUploads, pastedFiles, type ChosenFile } from '@meja/ui/uploads';
import { element, FileRow, Words } from './file-row.js';
import { KeptList } from './kept-list.js';
import { carrierOf, RememberedFiles } from './remembered-files.js';
import type { UploadSettings } from './settings.js';

/** A file field whose files go ahead of the form, as soon as they are chosen. Without this script they go with the form. */
class FileField {
  private readonly rows = new Map<ChosenFile, FileRow>();
  private readonly list = element('ul', 'uploads');
  private readonly spoken = element('p', 'visually-hidden');
  private readonly waiting = element('p', 'notice');
  private readonly words: Words;
  private readonly uploads: OpenUploads;
  private readonly kept: KeptList;
  /** The button that was pressed while files were still on their way. */
  private pressed: { readonly button: HTMLElement | null } | null = null;
  /** What was said when it could not be sent yet stands there until it can. */
  private settling = false;
  private due = false;

  constructor(field: HTMLElement, private readonly input: HTMLInputElement, private readonly form: HTMLFormElement, settings: UploadSettings) {
    this.words = new Words(settings.texts);
    const memory = new RememberedFiles(form, settings);
    const kept = new KeptList(field, input.id, memory, this.words.say('kept'));
    this.kept = kept;
    this.uploads = new OpenUploads(memory, '', carrierOf(settings.path, settings.pass), {
      get most() {
        return settings.most - kept.added;
      },
      watched: (value) => new Proxy(value, { set: (target, key, next) => Reflect.set(target, key, next) && this.changed() }),
      finished: (file) => this.finished(file),
    });
    this.build(field);
    input.addEventListener('change', () => this.take([...(input.files ?? [])]));
    form.addEventListener('paste', (event) => {
      const files = pastedFiles(event);
      if (files.length > 0) event.preventDefault();
      this.take(files);
    });
    form.addEventListener('submit', (event) => this.sending(event));
    void this.bringBack(memory);
  }

  private async bringBack(memory: RememberedFiles): Promise<void> {
    const { standing, lost } = await memory.ofBefore();
    this.kept.add(standing);
    if (lost.length > 0) this.say(this.words.say('lost', { name: this.words.list(lost) }), true);
  }

  private build(field: HTMLElement): void {
    this.list.setAttribute('aria-label', this.words.say('list'));
    for (const live of [this.spoken, this.waiting]) live.setAttribute('role', 'status');
    const drop = element('div', 'drop');
    const invitation = element('span', 'drop-words');
    invitation.setAttribute('aria-hidden', 'true');
    invitation.textContent = this.words.say(matchMedia('(pointer: coarse)').matches ? 'choose' : 'chooseOrDrop');
    field.querySelector('.without-script')?.remove();
    this.input.replaceWith(this.list, drop, this.spoken);
    drop.append(invitation, this.input);
    (this.form.querySelector('button:not([type])') ?? field).before(this.waiting);
    this.waiting.hidden = true;
  }

  /** The browser forgets them, so that they do not go with the form once more. */
  private take(files: readonly File[]): void {
    if (files.length === 0) return;
    this.input.value = '';
    this.waiting.hidden = true;
    if (this.uploads.add(files).length > 0) this.say(this.words.say('tooMany'), true);
  }

  private finished(file: ChosenFile): void {
    const { name } = file.file;
    const code = file.refusal?.code;
    if (code === 'UNAUTHENTICATED' || code === 'UPLOAD_REFUSED') this.withTheForm(file);
    else if (file.refusal && this.pressed) {
      this.pressed = null;
      this.say(this.words.say('settle'), true);
    } else this.say(file.refusal ? this.words.say('refusedSaid', { name, why: this.words.why(file.refusal) }) : this.words.say('arrived', { name }));
  }

  /** The page was open for too long, or something between us lets no file through: it goes along as it does without a script. */
  private withTheForm(file: ChosenFile): void {
    const carried = new DataTransfer();
    for (const each of [...(this.input.files ?? []), file.file]) carried.items.add(each);
    this.uploads.remove(file);
    this.input.files = carried.files;
    this.input.parentElement?.classList.add('drop-plain');
    this.say(this.words.say('goesAlong', { name: file.file.name }));
  }

  private sending(event: SubmitEvent): void {
    if (this.uploads.ready) return;
    event.preventDefault();
    const refused = this.uploads.files.find(({ state }) => state === 'refused');
    this.pressed = refused ? null : { button: event.submitter };
    this.settling = true;
    this.say(this.words.say(refused ? 'settle' : 'wait'), true);
    this.waiting.classList.toggle('notice-beacon', refused !== undefined);
    if (refused) this.rows.get(refused)?.focus();
  }

  private changed(): true {
    if (!this.due) queueMicrotask(() => this.show());
    this.due = true;
    return true;
  }

  private show(): void {
    this.due = false;
    const { files, ready } = this.uploads;
    for (const [file, row] of this.rows) if (!files.includes(file) && this.rows.delete(file)) row.element.remove();
    for (const file of files) {
      const row = this.rows.get(file);
      if (row) row.show();
      else this.add(file);
    }
    if (ready && this.settling) [this.settling, this.waiting.hidden] = [false, true];
    if (!ready || !this.pressed) return;
    const { button } = this.pressed;
    this.pressed = null;
    this.form.requestSubmit(button);
  }

  private add(file: ChosenFile): void {
    const row = new FileRow(file, this.words, { remove: (gone) => this.remove(gone), again: (once) => this.uploads.resume(once) });
    this.rows.set(file, row);
    this.list.append(row.element);
  }

  /** Focus goes to the neighbour, or back to the field: never to nowhere. */
  private remove(file: ChosenFile): void {
    const row = this.rows.get(file)?.element;
    const next = row?.nextElementSibling ?? row?.previousElementSibling;
    const neighbour = [...this.rows.values()].find(({ element }) => element === next);
    this.uploads.remove(file);
    this.say(this.words.say('removed', { name: file.file.name }));
    if (neighbour) neighbour.focus();
    else this.input.focus();
  }

  /** Aloud, and with `seen` also beside the field. */
  private say(text: string, seen = false): void {
    (seen ? this.waiting : this.spoken).textContent = text;
    if (seen) this.waiting.hidden = false;
  }
}

for (const field of document.querySelectorAll<HTMLElement>('[data-uploads]')) {
  const input = field.querySelector<HTMLInputElement>('input[type=file]');
  if (input?.form) new FileField(field, input, input.form, JSON.parse(field.dataset['uploads'] ?? '') as UploadSettings);
}
