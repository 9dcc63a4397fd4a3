import { element } from './file-row.js';
import type { RememberedFiles, Standing } from './remembered-files.js';

/** The files that go with the form since an earlier page, ticked: as the page brought them, and those of a page that was loaded again. */
export class KeptList {
  private readonly list: HTMLElement;
  private shown = 0;

  constructor(field: HTMLElement, private readonly prefix: string, private readonly memory: RememberedFiles, label: string) {
    const brought = field.querySelector<HTMLElement>('.kept-files');
    this.list = brought ?? element('ul', 'kept-files');
    this.list.setAttribute('aria-label', label);
    this.list.addEventListener('change', ({ target }) => target instanceof HTMLInputElement && memory.tick(target.value.slice(0, 36), target.checked));
    if (!brought) field.querySelector('.hint')?.after(this.list);
  }

  /** How many stand here that the page did not bring. */
  get added(): number {
    return this.shown;
  }

  add(files: readonly Standing[]): void {
    const known = new Set([...this.list.querySelectorAll('input')].map(({ value }) => value.slice(0, 36)));
    for (const file of files) if (!known.has(file.id)) this.list.append(this.row(file));
  }

  private row({ id, name }: Standing): HTMLLIElement {
    const [row, box, label, words] = [element('li'), element('input'), element('label'), element('bdi')];
    Object.assign(box, { type: 'checkbox', name: 'kept', value: `${id} ${name}`, checked: true, id: `${this.prefix}-again-${(this.shown += 1)}` });
    label.htmlFor = box.id;
    words.textContent = name;
    label.append(words);
    row.append(box, label);
    return row;
  }
}
