import { onScopeDispose } from 'vue';
import type { GoneReason, TicketsChangedSubscription } from '../../generated/operations.js';

export interface Change {
  readonly id: string;
  /** Null when it cannot be asked for any more. */
  readonly version: number | null;
  /** Why it cannot be asked for any more. */
  readonly gone: GoneReason | null;
}

/** Told when tickets changed; `null` when changes may have been missed and everything on screen is to be asked again. */
type Listener = (changes: readonly Change[] | null) => void;

const listeners = new Set<Listener>();

export const tellChanges = (changes: readonly Change[] | null) => listeners.forEach((listener) => listener(changes));

/** What a frame of the server says. */
export const changesIn = ({ tickets, gone }: TicketsChangedSubscription['ticketsChanged']): readonly Change[] => [
  ...tickets.map(({ id, version }) => ({ id, version, gone: null })),
  ...gone.map(({ id, reason }) => ({ id, version: null, gone: reason })),
];

/** Listens while the calling component lives. */
export function useChanges(listener: Listener): void {
  listeners.add(listener);
  onScopeDispose(() => listeners.delete(listener));
}
