import { onScopeDispose } from 'vue';

export interface Change {
  readonly id: string;
  readonly version: number;
}

/** Told when tickets changed; `null` when changes may have been missed and everything on screen is to be asked again. */
type Listener = (changes: readonly Change[] | null) => void;

const listeners = new Set<Listener>();

export const tellChanges = (changes: readonly Change[] | null) => listeners.forEach((listener) => listener(changes));

/** Listens while the calling component lives. */
export function useChanges(listener: Listener): void {
  listeners.add(listener);
  onScopeDispose(() => listeners.delete(listener));
}
