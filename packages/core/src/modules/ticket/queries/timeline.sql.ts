import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { AttachmentFacts, MessageFacts, TimelineEventFacts } from '@meja/plugin-sdk/server/ticket';
import type { PageKey } from './tickets.sql.js';

const messageColumns = `message.id, message.ticket_id as "ticketId", message.visibility, message.author_name as "authorName", message.from_agent as "fromAgent",
  message.sender_verified as "senderVerified", message.sender_address as "senderAddress", message.channel, message.body_html as "bodyHtml", message.body_text as "bodyText", message.created_at as "createdAt",
  coalesce((select jsonb_agg(jsonb_build_object('id', attachment.id, 'messageId', attachment.message_id, 'name', attachment.name, 'mediaType', attachment.media_type, 'size', attachment.size, 'scan', blob.scan) order by attachment.position)
    from attachment join blob on blob.sha256 = attachment.blob_sha256 where attachment.message_id = message.id), '[]') as attachments`;

const after = `and (message.created_at, message.id) > (coalesce($3::timestamptz, '-infinity'), coalesce($4::uuid, '00000000-0000-0000-0000-000000000000'))`;

/** Messages of a ticket the caller was found to see, oldest first. */
export function messageRows(db: Database, ctx: RequestContext, ticketId: string, page: { after: PageKey | null; limit: number; publicOnly: boolean }): Promise<MessageFacts[]> {
  return db.query<MessageFacts>(
    ctx,
    `select ${messageColumns} from message where message.ticket_id = $1 ${page.publicOnly ? `and message.visibility = 'public'` : ''} ${after}
     order by message.created_at, message.id limit $2`,
    [ticketId, page.limit, page.after?.at ?? null, page.after?.id ?? null],
  );
}

/** Events of a ticket, oldest first. What a message or the ticket itself shows is left out. */
export function eventRows(db: Database, ctx: RequestContext, ticketId: string, page: { after: PageKey | null; limit: number }): Promise<TimelineEventFacts[]> {
  return db.query<TimelineEventFacts>(
    ctx,
    `select id, type, actor_name as "actorName", facts, date_trunc('milliseconds', occurred_at) as "createdAt" from event
     where subject_id = $1 and type not in ('ticket.created', 'ticket.message_added')
       and (date_trunc('milliseconds', occurred_at), id) > (coalesce($3::timestamptz, '-infinity'), coalesce($4::uuid, '00000000-0000-0000-0000-000000000000'))
     order by date_trunc('milliseconds', occurred_at), id limit $2`,
    [ticketId, page.limit, page.after?.at ?? null, page.after?.id ?? null],
  );
}

export interface AttachmentRow extends AttachmentFacts {
  readonly ticketId: string;
  readonly visibility: 'public' | 'internal';
  readonly blobSha256: string;
}

export async function attachmentById(db: Database, ctx: RequestContext, id: string): Promise<AttachmentRow | null> {
  const [row] = await db.query<AttachmentRow>(
    ctx,
    `select attachment.id, attachment.message_id as "messageId", attachment.name, attachment.media_type as "mediaType", attachment.size, blob.scan,
       message.ticket_id as "ticketId", message.visibility, attachment.blob_sha256 as "blobSha256"
     from attachment join message on message.id = attachment.message_id join blob on blob.sha256 = attachment.blob_sha256 where attachment.id = $1`,
    [id],
  );
  return row ?? null;
}
