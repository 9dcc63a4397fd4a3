import { refuse, type Database, type Refused, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { messagesUnread } from '@meja/plugin-sdk/server/ticket';
import { messagesAfter } from './unread.sql.js';

/** The refusal when somebody else wrote after the message the writer saw last; null when nobody did, or the writer does not want to know. */
export async function unread(db: Database, ctx: RequestContext, ticketId: string, seenMessageId: string | undefined): Promise<Refused | null> {
  if (seenMessageId === undefined) return null;
  const authorId = ctx.actor.kind === 'person' ? ctx.actor.userId : null;
  const messageIds = await messagesAfter(db, ctx, { ticketId, seenMessageId, authorId });
  return messageIds.length > 0 ? refuse(messagesUnread({ ticketId, count: messageIds.length, messageIds })) : null;
}
