import type { EditTicketsInput, TicketRowFragment } from '../../generated/operations.js';

/** What is done to every chosen ticket. */
export type BulkChange = Omit<EditTicketsInput, 'ticketIds'>;

/** The part of a ticket that a change can touch. */
export type Changeable = Pick<TicketRowFragment, 'id' | 'status' | 'priority' | 'assignee'>;

export interface WayBack {
  readonly change: BulkChange;
  readonly ids: readonly string[];
}

/** The API takes so many at once. */
const chunkSize = 100;

export const chunksOf = <T>(all: readonly T[], size = chunkSize): readonly (readonly T[])[] => Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

/** Statuses somebody can set; the others are where a ticket comes to by itself. */
export const settable: readonly TicketRowFragment['status'][] = ['OPEN', 'WAITING_FOR_REQUESTER', 'WAITING_FOR_THIRD_PARTY'];

/** What puts tickets back as they were, one change for each value they had. Removals are undone by restoring; a status that nobody can set has no way back. */
export function wayBack(change: BulkChange, before: readonly Changeable[]): readonly WayBack[] {
  const groups = new Map<string, { change: BulkChange; ids: string[] }>();
  for (const ticket of before) {
    const back = backOf(change, ticket);
    if (!back) continue;
    const key = JSON.stringify(back);
    const group = groups.get(key) ?? { change: back, ids: [] };
    group.ids.push(ticket.id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function backOf(change: BulkChange, before: Changeable): BulkChange | null {
  const back: BulkChange = {};
  if (change.priority && change.priority !== before.priority) back.priority = before.priority;
  if (change.status && change.status !== before.status && settable.includes(before.status)) back.status = before.status;
  if (change.assigneeId && change.assigneeId !== before.assignee?.id) Object.assign(back, before.assignee ? { assigneeId: before.assignee.id } : { unassign: true });
  if (change.unassign && before.assignee) back.assigneeId = before.assignee.id;
  return Object.keys(back).length > 0 ? back : null;
}
