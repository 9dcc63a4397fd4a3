import { expect } from '@jest/globals';
import type { RestartableServer } from '@meja/testing';
import type { Writers } from './writers.js';

/** I1, I4 and I9: every acknowledged mutation is stored exactly once with its event, and nothing is half there. */
export async function expectStoredOnce(server: RestartableServer, { tickets, messages }: Pick<Writers, 'tickets' | 'messages'>): Promise<void> {
  const storedTickets = await server.rows<{ subject: string; id: string }>(`select subject, id from ticket where subject like 'ticket-%'`);
  expect(sorted(storedTickets.map(({ subject, id }) => [subject, id]))).toEqual(sorted([...tickets]));
  const storedMessages = await server.rows<{ body: string; id: string }>(`select body_text as body, ticket_id as id from message where body_text like '%message-%'`);
  expect(sorted(storedMessages.map(({ body, id }) => [body, id]))).toEqual(sorted([...messages]));

  const [halves] = await server.rows(
    `select (select count(*)::int from ticket where not exists (select from message where message.ticket_id = ticket.id)) as "ticketsWithoutMessage",
            (select count(*)::int from message where not exists (select from ticket where ticket.id = message.ticket_id)) as "messagesWithoutTicket",
            (select count(*)::int from attachment where not exists (select from blob where blob.sha256 = attachment.blob_sha256)) as "attachmentsWithoutBlob"`,
  );
  expect(halves).toEqual({ ticketsWithoutMessage: 0, messagesWithoutTicket: 0, attachmentsWithoutBlob: 0 });

  const [effects] = await server.rows(
    `select (select count(*)::int from event where type = 'ticket.created') as created,
            (select count(distinct subject_id)::int from event where type = 'ticket.created') as "createdTickets",
            (select count(*)::int from event where type = 'ticket.message_added') as added,
            (select count(distinct facts->>'messageId')::int from event where type = 'ticket.message_added') as "addedMessages",
            (select count(*)::int from event where type = 'ticket.status_changed') as "statusEvents",
            (select count(*)::int from change where entity = 'Ticket' and fields ? 'status') as "statusChanges",
            (select count(distinct entity_id)::int from change where entity = 'Ticket' and fields ? 'status') as "changedTickets"`,
  );
  const answered = new Set(messages.values()).size;
  expect(effects).toEqual({ created: tickets.size, createdTickets: tickets.size, added: messages.size, addedMessages: messages.size, statusEvents: answered, statusChanges: answered, changedTickets: answered });
}

/** Every event was handed on, and every listener heard it or its job still waits. */
export async function expectHeard(server: RestartableServer): Promise<void> {
  const unheard = await server.rows<{ id: string }>(`select id from event where type in ('ticket.created', 'ticket.message_added') and not exists (select from witness_heard where event_id = event.id)`);
  expect(unheard).toEqual([]);
  expect(await server.rows('select id from event where relayed_at is null')).toEqual([]);
  const [dead] = await server.controlRows<{ n: number }>(`select count(*)::int as n from pgboss.job where name = 'dead'`);
  expect(dead?.n).toBe(0);
}

const sorted = (pairs: (readonly [string, string] | string[])[]): string[] => pairs.map((pair) => pair.join(' ')).sort();
