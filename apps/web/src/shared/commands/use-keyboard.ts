import { useEventListener } from '@vueuse/core';
import { Keymap, type KeyPress } from './keymap.js';
import { bindings } from './registry.js';

export const onMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Listens for the keys of every registered command. Called once, by the shell. */
export function useKeyboard(singleKeys: () => boolean): void {
  const keymap = new Keymap(onMac);
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const target = event.composedPath()[0];
    const found = keymap.press(event satisfies KeyPress, bindings.value, { inField: isField(target), inOverlay: inOverlay(target), singleKeys: singleKeys(), at: event.timeStamp });
    if (!found) return;
    event.preventDefault();
    bindings.value.find((binding) => binding.id === found.id)?.run();
  });
  useEventListener(window, 'blur', () => keymap.forget());
}

/** Keys pressed there are words. */
export function isField(target: EventTarget | null | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}

const overlays = '[role="dialog"], [role="menu"], [role="listbox"]';
/** Keys pressed there belong to what lies over the page. */
export const inOverlay = (target: EventTarget | null | undefined) => document.querySelector('[role="dialog"][data-state="open"]') !== null || (target instanceof Element && target.closest(overlays) !== null);
