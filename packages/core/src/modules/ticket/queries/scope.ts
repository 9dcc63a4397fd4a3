import { departmentsWith, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayReadTickets } from '@meja/plugin-sdk/server/ticket';

/** Which tickets exist for `ctx`, as a condition on `ticket`. `$1` is `param`; where nothing is to be compared it is still bound. */
export interface TicketScope {
  readonly where: string;
  readonly param: unknown;
}

/** The one place that decides what a caller sees: agents by department, requesters what is theirs, strangers nothing. */
export function scopeOf(ctx: RequestContext): TicketScope {
  const { actor } = ctx;
  if (actor.kind === 'person' && actor.audience === 'portal') return { where: 'ticket.requester_id = $1::uuid', param: actor.userId };
  const departments = departmentsWith(ctx, mayReadTickets);
  if (departments === 'everywhere') return { where: '$1::uuid is null', param: null };
  return { where: 'ticket.department_id = any($1::uuid[])', param: [...departments] };
}
