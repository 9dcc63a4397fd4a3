import { computed, shallowRef } from 'vue';

/** Which rows of a list are chosen to be changed together. */
export class Selection {
  readonly ids = shallowRef<ReadonlySet<string>>(new Set());
  readonly size = computed(() => this.ids.value.size);
  /** Where a range begins: the row that was chosen or freed last. */
  private anchor: string | null = null;

  has(id: string): boolean {
    return this.ids.value.has(id);
  }

  toggle(id: string): void {
    const ids = new Set(this.ids.value);
    if (!ids.delete(id)) ids.add(id);
    this.ids.value = ids;
    this.anchor = id;
  }

  /** Everything between the anchor and this row, in the order of the list. */
  extend(order: readonly string[], to: string): void {
    const [from, end] = [order.indexOf(this.anchor ?? to), order.indexOf(to)];
    if (end < 0) return;
    const begin = from < 0 ? end : from;
    this.add(order.slice(Math.min(begin, end), Math.max(begin, end) + 1));
    this.anchor ??= to;
  }

  add(ids: readonly string[]): void {
    this.ids.value = new Set([...this.ids.value, ...ids]);
  }

  remove(ids: readonly string[]): void {
    const left = new Set(ids);
    this.ids.value = new Set([...this.ids.value].filter((id) => !left.has(id)));
  }

  clear(): void {
    this.ids.value = new Set();
    this.anchor = null;
  }
}
