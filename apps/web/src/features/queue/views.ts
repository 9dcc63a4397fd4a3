import { CircleCheck, Hourglass, Inbox, Layers, ShieldX, Trash2, User, Users } from '@meja/ui/icons';
import type { Component } from 'vue';
import type { QueueView } from '../../generated/operations.js';
import type { Viewer } from '../../shared/session/session.js';

/** A list of tickets somebody can look at: a view, or what is open at one tier. */
export interface ViewOfQueue {
  readonly view: QueueView;
  /** Null for the views that are the same for everybody. */
  readonly tierId: string | null;
  /** Its word in the address. */
  readonly path: string;
  readonly icon: Component;
  /** Second key after `g`. */
  readonly key: string;
  /** Without this permission there is never anything in it. */
  readonly needs?: string;
}

const openView: ViewOfQueue = { view: 'OPEN', tierId: null, path: 'open', icon: Inbox, key: 'i' };

/** What is worked on. */
export const workViews: readonly ViewOfQueue[] = [
  { view: 'MINE', tierId: null, path: 'mine', icon: User, key: 'm', needs: 'ticket.work' },
  { view: 'UNASSIGNED', tierId: null, path: 'unassigned', icon: Users, key: 'u' },
  openView,
  { view: 'WAITING', tierId: null, path: 'waiting', icon: Hourglass, key: 'w' },
  { view: 'SOLVED', tierId: null, path: 'solved', icon: CircleCheck, key: 'd' },
];

/** What is out of sight. */
export const hiddenViews: readonly ViewOfQueue[] = [
  { view: 'SPAM', tierId: null, path: 'spam', icon: ShieldX, key: 'x' },
  { view: 'BIN', tierId: null, path: 'bin', icon: Trash2, key: 'b' },
];

export const fixedViews: readonly ViewOfQueue[] = [...workViews, ...hiddenViews];

/** Those of the views that can ever hold anything for somebody. */
export const viewsFor = (views: readonly ViewOfQueue[], may: (permission: string) => boolean) => views.filter(({ needs }) => needs === undefined || may(needs));

export type DepartmentOfViewer = Viewer['departments'][number];
export type TierOfViewer = DepartmentOfViewer['tiers'][number];

const tierMark = 'tier-';
export const tierView = (tierId: string): ViewOfQueue => ({ view: 'OPEN', tierId, path: `${tierMark}${tierId}`, icon: Layers, key: '' });

/** The view an address names; every agent's open tickets when it names none of ours. */
export function viewAt(path: unknown): ViewOfQueue {
  const named = typeof path === 'string' ? path : '';
  if (named.startsWith(tierMark)) return tierView(named.slice(tierMark.length));
  return fixedViews.find((each) => each.path === named) ?? openView;
}

/** What the router accepts as a view. */
export const viewPattern = [...fixedViews.map(({ path }) => path), `${tierMark}[\\w-]+`].join('|');

/** Which of the texts of a view it takes: tiers have their own. */
export const kindOf = ({ view, tierId }: Pick<ViewOfQueue, 'view' | 'tierId'>): QueueView | 'TIER' => (tierId ? 'TIER' : view);

/** The tier of a view with its department; null when it is none of the viewer's. */
export function tierOf(tierId: string | null, departments: readonly DepartmentOfViewer[]): { readonly department: DepartmentOfViewer; readonly tier: TierOfViewer } | null {
  for (const department of departments) {
    const tier = department.tiers.find(({ id }) => id === tierId);
    if (tier) return { department, tier };
  }
  return null;
}

/** Every tier of the viewer, department by department: the first nine have a digit as key after `g`. */
export const tiersOf = (departments: readonly DepartmentOfViewer[]) => departments.flatMap((department) => department.tiers.map((tier) => ({ department, tier })));
