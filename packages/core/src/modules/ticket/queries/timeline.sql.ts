import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { AttachmentFacts, MessageFacts, TimelineEventFacts } from '@meja/plugin-sdk/server/ticket';
import type { PageKey } from './tickets.sql.js';

/** What is shown is decided by the bytes; a name or a claimed type decides nothing. */
const previewOf = `case when blob.sniffed = 'application/pdf' then 'pdf' when blob.sniffed like 'image/%' then 'image' else 'none' end`;

const messageColumns = `message.id, message.ticket_id as "ticketId", message.visibility, message.author_name as "authorName", message.from_agent as "fromAgent",
  message.sender_verified as "senderVerified", message.sender_address as "senderAddress", message.channel, message.body_html as "bodyHtml", message.body_text as "bodyText",
  message.quoted_html as "quotedHtml", message.quoted_text as "quotedText", message.redacted_at as "redactedAt", message.created_at as "createdAt",
  coalesce((select jsonb_agg(jsonb_build_object('id', attachment.id, 'messageId', attachment.message_id, 'name', attachment.name, 'mediaType', attachment.media_type, 'size', attachment.size, 'scan', blob.scan, 'preview', ${previewOf}, 'contentId', attachment.content_id) order by attachment.position)
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

/** A value for people: of a reference the name, of anything else its words. */
const named = (value: string): string => `case
  when ${value} = 'null'::jsonb then null
  when field.key = 'assigneeId' then (select name from app_user where id = (${value} #>> '{}')::uuid)
  when field.key = 'tierId' then (select name from tier where id = (${value} #>> '{}')::uuid)
  when field.key = 'departmentId' then (select name from department where id = (${value} #>> '{}')::uuid)
  else ${value} #>> '{}' end`;

/** Which fields an event speaks of. One request may have told several events of one change; each shows its own. */
const belongs = `case event.type
  when 'ticket.assigned' then field.key = 'assigneeId'
  when 'ticket.status_changed' then field.key = 'status'
  when 'ticket.edited' then event.facts -> 'fields' ? field.key
  when 'ticket.fields_set' then event.facts -> 'fieldIds' ? field.key
  when 'ticket.escalated' then field.key in ('tierId', 'assigneeId')
  when 'ticket.deescalated' then field.key in ('tierId', 'assigneeId')
  when 'ticket.transferred' then field.key in ('departmentId', 'tierId', 'assigneeId')
  else false end`;

/** Events of a ticket, oldest first. What a message or the ticket itself shows is left out. */
export function eventRows(db: Database, ctx: RequestContext, ticketId: string, page: { after: PageKey | null; limit: number }): Promise<TimelineEventFacts[]> {
  return db.query<TimelineEventFacts>(
    ctx,
    `select id, type, actor_name as "actorName", facts, date_trunc('milliseconds', occurred_at) as "createdAt",
       coalesce((select jsonb_agg(jsonb_build_object('field', field.key, 'before', ${named(`field.value -> 'before'`)}, 'after', ${named(`field.value -> 'after'`)}))
         from change, jsonb_each(change.fields) as field
         where change.entity = 'Ticket' and change.entity_id = $1 and change.request_id = event.request_id and ${belongs}), '[]') as changes
     from event
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
    `select attachment.id, attachment.message_id as "messageId", attachment.name, attachment.media_type as "mediaType", attachment.size, blob.scan, ${previewOf} as preview, attachment.content_id as "contentId",
       message.ticket_id as "ticketId", message.visibility, attachment.blob_sha256 as "blobSha256"
     from attachment join message on message.id = attachment.message_id join blob on blob.sha256 = attachment.blob_sha256 where attachment.id = $1`,
    [id],
  );
  return row ?? null;
}
