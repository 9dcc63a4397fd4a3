import type { Database, RequestContext, ScanState } from '@meja/plugin-sdk/server/kernel';

/** What a mail about a ticket is made of. */
export interface TicketWords {
  readonly number: string;
  readonly isRemoved: boolean;
  readonly isRedacted: boolean;
  readonly isPublic: boolean;
  /** True when the recipient is the requester, who can look in the help centre. */
  readonly toRequester: boolean;
  readonly authorName: string;
  readonly bodyText: string;
  readonly bodyHtml: string;
  readonly hasFiles: boolean;
}

export async function ticketWords(db: Database, ctx: RequestContext, outboundId: string): Promise<TicketWords | null> {
  const [row] = await db.query<TicketWords>(
    ctx,
    `select ticket.number, ticket.removed_as is not null as "isRemoved", message.redacted_at is not null as "isRedacted", message.visibility = 'public' as "isPublic",
       ticket.requester_id = outbound.recipient_id as "toRequester", message.author_name as "authorName", message.body_text as "bodyText", message.body_html as "bodyHtml",
       exists (select from attachment where attachment.message_id = message.id) as "hasFiles"
     from outbound_message as outbound join ticket on ticket.id = outbound.ticket_id join message on message.id = outbound.message_id and message.ticket_id = ticket.id where outbound.id = $1`,
    [outboundId],
  );
  return row ?? null;
}

export interface AttachedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly scan: ScanState;
}

export function attachedFiles(db: Database, ctx: RequestContext, messageId: string): Promise<AttachedFile[]> {
  return db.query(
    ctx,
    `select attachment.name, attachment.media_type as "mediaType", attachment.size, attachment.blob_sha256 as sha256, blob.scan
     from attachment join blob on blob.sha256 = attachment.blob_sha256 where attachment.message_id = $1 order by attachment.position`,
    [messageId],
  );
}

export type LinkKind = 'invitation' | 'password_reset';

export async function kindOfLink(db: Database, ctx: RequestContext, linkId: string): Promise<LinkKind | null> {
  const [row] = await db.query<{ kind: LinkKind }>(ctx, `select kind from account_link where id::text = $1`, [linkId]);
  return row?.kind ?? null;
}
