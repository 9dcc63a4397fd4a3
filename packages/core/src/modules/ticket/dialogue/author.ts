import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import { actorOf } from '../../../kernel/events/event-log.js';

/** Who writes, as a message, a card or a solution keeps it. */
export function authorOf(ctx: RequestContext): { authorId: string | null; authorName: string } {
  const { actorId, actorName } = actorOf(ctx);
  return { authorId: actorId, authorName: actorName };
}
