import { departmentsWith, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayReadTickets } from '@meja/plugin-sdk/server/ticket';

/** Which tickets exist for `ctx`, as a condition on `ticket`. `$1` is `param`; where nothing is to be compared it is still bound. */
export interface TicketScope {
  readonly where: string;
  readonly param: unknown;
}

/** True when the help centre asks: for a requester, or for a stranger. What is internal does not exist there. */
export const isPortal = ({ actor }: RequestContext): boolean => actor.kind !== 'system' && actor.audience === 'portal';

/** In no list: what is spam or in the bin. The views of those two say so themselves. */
export const inSight = 'ticket.removed_as is null';

/** Of the organizations the person `$1` manages. */
export const managed = `ticket.organization_id in (select organization_id from organization_member where user_id = $1::uuid and is_manager)`;

/**
 * The one place that decides what a caller sees: agents by department, requesters what is theirs or of an organization they manage, strangers
 * nothing. Agents reach what is out of sight by its id, to restore it; for requesters it is gone.
 */
export function scopeOf(ctx: RequestContext): TicketScope {
  const { actor } = ctx;
  if (actor.kind === 'person' && actor.audience === 'portal') return { where: `${inSight} and (ticket.requester_id = $1::uuid or ${managed})`, param: actor.userId };
  const departments = departmentsWith(ctx, mayReadTickets);
  if (departments === 'everywhere') return { where: '$1::uuid is null', param: null };
  return { where: 'ticket.department_id = any($1::uuid[])', param: [...departments] };
}
