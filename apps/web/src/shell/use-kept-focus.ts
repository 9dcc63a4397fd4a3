import { useEventListener, useMutationObserver } from '@vueuse/core';
import type { Ref } from 'vue';
import { enterPane } from './panes.js';

/**
 * What had the focus may go with what it did: a button that takes a ticket, a pane that is closed. Focus then goes on within the same
 * pane, or to one that is still there, and never to nowhere.
 */
export function useKeptFocus(page: Readonly<Ref<HTMLElement | null>>): void {
  let last: { readonly element: Element; readonly pane: HTMLElement | null } | null = null;

  useEventListener(page, 'focusin', ({ target }: FocusEvent) => {
    if (target instanceof Element) last = { element: target, pane: target.closest('[data-pane]') };
  });
  // Whoever pointed elsewhere let go of it.
  useEventListener(document, 'pointerdown', () => (last = null));
  useMutationObserver(page, () => {
    if (last === null || last.element.isConnected) return;
    const { pane } = last;
    last = null;
    // Whoever took it away may know better where it belongs.
    setTimeout(() => document.activeElement === document.body && enterPane(pane));
  }, { childList: true, subtree: true });
}
