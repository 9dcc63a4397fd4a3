import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, Jobs, type JobToken } from '@meja/plugin-sdk/server/kernel';
import type { Json, TestClient, TestServer } from '@meja/testing';
import { deliverOutbound } from '../../outbox/jobs/tokens.js';

const answer = `__typename ... on Ticket { id version status removedAs removedAt destroyedFrom } ... on Failure { code params }`;
const types = { markSpam: 'RemoveTicketInput', binTicket: 'RemoveTicketInput', restoreTicket: 'RemoveTicketInput' } as const;

/** What agents do to put things out of sight, over the API. */
export const removing = {
  async do(client: TestClient, name: keyof typeof types, ticketId: string): Promise<Json> {
    return (await client.must(`mutation ($input: ${types[name]}!) { ${name}(input: $input) { ${answer} } }`, { input: { ticketId } }))[name];
  },
  destroy: async (client: TestClient, ticketId: string): Promise<Json> =>
    (await client.must('mutation ($input: RemoveTicketInput!) { destroyTicket(input: $input) { __typename ... on TicketDestroyed { ticketId number } ... on Failure { code params } } }', { input: { ticketId } })).destroyTicket,
  redact: async (client: TestClient, messageId: string, reason = 'It held a password.'): Promise<Json> =>
    (await client.must(`mutation ($input: RedactMessageInput!) { redactMessage(input: $input) { ${answer} } }`, { input: { messageId, reason } })).redactMessage,
};

/** Paths of the files of this workspace in which the word stands. */
export async function filesWith({ main }: Pick<TestServer, 'main'>, word: string): Promise<string[]> {
  const stores = (await readdir(tmpdir())).filter((name) => name.startsWith('meja-test-')).map((name) => join(tmpdir(), name, main.id));
  const found = await Promise.all(stores.map(async (folder) => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return Promise.all(files.map(async (file) => ((await readFile(file)).includes(word) ? [file] : [])));
  }));
  return found.flat(2);
}

/** Lets every outgoing message of a ticket be tried once more, as after a mail server that was down. Answers what became of them. */
export async function sendAgain(server: TestServer, ticketId: string): Promise<string[]> {
  const rows = await server.rows<{ id: string }>(`update outbound_message set state = 'queued', lease_until = null, next_attempt_at = now() where ticket_id = $1 returning id`, [ticketId]);
  for (const { id } of rows) await runJob(server, deliverOutbound, { outboundId: id });
  return (await server.rows<{ state: string }>('select distinct state from outbound_message where ticket_id = $1', [ticketId])).map(({ state }) => state);
}

/** Has a job done now, whatever its schedule. */
export async function runJob<I extends object>({ app, system, settle }: TestServer, token: JobToken<I>, input: I): Promise<void> {
  const [jobs, database] = [app.get(Jobs, { strict: false }), app.get(Database, { strict: false })];
  await database.transaction(system, (ctx) => jobs.request(ctx, token, input));
  await settle();
}
