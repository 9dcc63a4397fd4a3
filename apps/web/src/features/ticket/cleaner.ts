import { shallowRef } from 'vue';

/** The sanitiser. It is fetched beside the first tickets rather than before the list; until it is here no body is shown. */
export const cleaner = shallowRef<((html: string) => DocumentFragment) | null>(null);

void import('./clean-html.js').then(({ cleanHtml }) => (cleaner.value = cleanHtml));
