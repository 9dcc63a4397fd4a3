import { CircleCheck, Inbox, User, Users } from '@meja/ui/icons';
import type { Component } from 'vue';
import type { QueueView } from '../../generated/operations.js';

export interface ViewOfQueue {
  readonly view: QueueView;
  /** Its word in the address. */
  readonly path: string;
  readonly icon: Component;
}

export const queueViews: readonly ViewOfQueue[] = [
  { view: 'OPEN', path: 'open', icon: Inbox },
  { view: 'MINE', path: 'mine', icon: User },
  { view: 'UNASSIGNED', path: 'unassigned', icon: Users },
  { view: 'SOLVED', path: 'solved', icon: CircleCheck },
];

export const viewAt = (path: unknown): ViewOfQueue | undefined => queueViews.find((each) => each.path === path);
