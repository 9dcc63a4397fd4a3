import type { Toast } from '@meja/ui';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { announce } from './announcements.js';

type Showable = Pick<Toast, 'text'> & Partial<Pick<Toast, 'tone' | 'action'>>;

/** Long enough to reach for Undo. */
const stay = 8000;

export const useToasts = defineStore('toasts', () => {
  const shown = shallowRef<readonly Toast[]>([]);
  const left = new Map<number, number>();
  let serial = 0;
  let held = false;

  setInterval(() => {
    if (held) return;
    for (const [id, ms] of left) if (ms <= 250) dismiss(id);
      else left.set(id, ms - 250);
  }, 250);

  function show(toast: Showable): void {
    serial += 1;
    left.set(serial, stay);
    shown.value = [...shown.value, { tone: 'neutral' as const, action: undefined, ...toast, id: serial }].slice(-3);
    announce(toast.text);
  }

  function dismiss(id: number): void {
    left.delete(id);
    shown.value = shown.value.filter((toast) => toast.id !== id);
  }

  /** Runs the action of the newest toast that has one: the key for undo. */
  function undo(): boolean {
    const toast = shown.value.findLast(({ action }) => action !== undefined);
    if (!toast) return false;
    toast.action?.run();
    dismiss(toast.id);
    return true;
  }

  return { shown, show, dismiss, undo, hold: (on: boolean) => void (held = on) };
});
