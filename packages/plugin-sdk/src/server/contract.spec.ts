import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

/** What an author writes: `«right|wrong»` marks where a mistake may happen. The right one compiles, the wrong one is refused on that line. */
const written: Readonly<Record<string, { readonly code: string; readonly error: RegExp }>> = {
  'a permission that is only its name': {
    code: `class Pages {\n  @agent.query('pages')\n  @Allow(«mayPage|'pager.sned'»)\n  pages(_ctx: RequestContext, { ticketId }: { ticketId: string }) { return [ticketId]; }\n}`,
    error: /'"pager\.sned"' is not assignable/,
  },
  'a misspelt permission': { code: `class Pages {\n  @Allow(«mayReadTickets|mayRaedTickets»)\n  pages() {}\n}`, error: /mayRaedTickets/ },
  'a command with the name of a permission': { code: `command('pager.send', {\n  input: v.object({ ticketId: uuid }),\n  permission: «mayPage|'pager.send'» });`, error: /'string' is not assignable to type 'Permission'/ },
  'a contributed permission that is only its name': { code: `definePlugin({ ...frame, contribute: () => ({\n  permissions: [«mayPage|'pager.send'»] }) });`, error: /'string' is not assignable to type 'Permission'/ },
  'a misspelt field of an event': { code: `events.publish(ctx, pageSent, {\n  «ticketId|tickteId»: '1', by: 'ann' });`, error: /'tickteId' does not exist/ },
  'an event without one of its fields': { code: `events.publish(ctx, pageSent,\n  { ticketId: '1'«, by: 'ann'|» });`, error: /Property 'by' is missing/ },
  'another type in a field of an event': { code: `events.publish(ctx, pageSent, { ticketId: '1',\n  by: «'ann'|7» });`, error: /'number' is not assignable to type 'string'/ },
  'a listener that reads what its event does not tell': {
    code: `class Count implements Listener<FactsOf<typeof pageSent>> {\n  async hear(_ctx: RequestContext, { facts }: Occurrence<FactsOf<typeof pageSent>>) {\n    facts.«ticketId|tickteId».trim();\n  }\n}`,
    error: /'tickteId' does not exist/,
  },
  'a listener on another event': { code: `definePlugin({ ...frame, contribute: () => ({\n  listeners: [on(«pageSent|userDeactivated», CountPages)] }) });`, error: /'CountPages' is not assignable/ },
  'a listener that expects more than its event tells': { code: `definePlugin({ ...frame, contribute: () => ({\n  listeners: [on(«pageSent|pageRead», CountPages)] }) });`, error: /'CountPages' is not assignable/ },
  'a misspelt option': { code: `pagerPlugin({\n  «url|ulr»: 'https://pager.example' });`, error: /'ulr' does not exist/ },
  'a plugin without its option': { code: `pagerPlugin(\n  { «url: 'https://pager.example'|» });`, error: /Property 'url' is missing/ },
  'another type in an option': { code: `pagerPlugin({\n  url: «'https://pager.example'|7» });`, error: /'number' is not assignable to type 'string'/ },
  'an option that the schema does not know': { code: `definePlugin({ id: 'pager', version: '1.0.0', engine: '^0.1.0', options,\n  contribute: (given) => ({ providers: given.«url|ulr» ? [] : [] }) });`, error: /'ulr' does not exist/ },
  'a misspelt part of the definition': { code: `definePlugin({ id: 'pager', version: '1.0.0', engine: '^0.1.0', options,\n  «dependsOn|dependsUpon»: [], contribute: () => ({}) });`, error: /'dependsUpon'/ },
  'a misspelt kind of contribution': { code: `definePlugin({ ...frame, contribute:\n  () => ({ «listeners|listners»: [on(pageSent, CountPages)] }) });`, error: /listners/ },
  'a misspelt kind beside right ones': { code: `definePlugin({ ...frame, contribute: () => ({ permissions: [mayPage],\n  «listeners|listners»: [on(pageSent, CountPages)] }) });`, error: /not assignable to type 'never'/ },
  'a field on what cannot be extended': { code: `definePlugin({ ...frame, contribute: () => ({\n  customFields: { «Ticket|Tickets»: [field.integer('pages', { label: 'Pages' })] } }) });`, error: /Tickets/ },
  'a misspelt setting of a field': { code: `field.integer('pages', { label: 'Pages',\n  «sortable|sorted»: true });`, error: /'sorted' does not exist/ },
  'a misspelt input of a command': { code: `commands.execute(ctx, assignTicket, { ticketId: '1',\n  «assigneeId|asigneeId»: null });`, error: /'asigneeId' does not exist/ },
  'another type in the input of a command': { code: `commands.execute(ctx, addMessage, { ticketId: '1', body: 'Hello',\n  visibility: '«public|pubilc»' });`, error: /"pubilc"/ },
  'a name where a command belongs': { code: `commands.execute(ctx,\n  «assignTicket|'ticket.assign'», { ticketId: '1', assigneeId: null });`, error: /'string' is not assignable/ },
  'a handler of another command': { code: `definePlugin({ ...frame, contribute: () => ({\n  commands: [handle(«sendPage|assignTicket», SendPage)] }) });`, error: /'SendPage' is not assignable/ },
  'a guard on a command without what it checks': { code: `definePlugin({ ...frame, contribute: () => ({\n  guards: [before(«addMessage|assignTicket», NoShouting)] }) });`, error: /'NoShouting' is not assignable/ },
  'a misspelt input of a job': { code: `jobs.request(ctx, resend, {\n  «pageId|pgaeId»: '1' });`, error: /'pgaeId' does not exist/ },
  'a handler of another job': { code: `definePlugin({ ...frame, contribute: () => ({\n  jobs: [job(«resend|forget», Resend)] }) });`, error: /'Resend' is not assignable/ },
  'a misspelt parameter of a failure': { code: `paged({\n  «pageId|pgaeId»: '1' });`, error: /'pgaeId' does not exist/ },
  'a misspelt field of the API': { code: `class Pages {\n  @agent.query('«pages|pgaes»')\n  pages(_ctx: RequestContext, { ticketId }: { ticketId: string }) { return [ticketId]; }\n}`, error: /'"pgaes"' is not assignable/ },
};

describe('the server half of a plugin', () => {
  let folder = '';
  let refusals: readonly Refusal[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meja-contract-'));
    await symlink(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'), 'dir');
    const paths = { '@meja/plugin-sdk/server': [join(import.meta.dirname, 'index.ts')] };
    const compilerOptions = { noEmit: true, rootDir: '/', typeRoots: [join(import.meta.dirname, '../../../../node_modules/@types')], paths };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ extends: join(import.meta.dirname, '../../../../tsconfig.base.json'), compilerOptions, include: ['*.ts'] }));
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    await writeFile(join(folder, 'pager.ts'), pager);
    for (const [name, { code }] of Object.entries(written)) {
      for (const which of ['right', 'wrong'] as const) await writeFile(join(folder, fileOf(name, which)), `${prelude}\n${chosen(code, which)}\n`);
    }
    refusals = await compile(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.entries(written))('does not compile with %s', (name, { code, error }) => {
    const told = refusals.filter(({ file }) => file === fileOf(name, 'wrong'));
    expect(told.map(({ message }) => message).join('\n')).toMatch(error);
    expect(told.map(({ line }) => line)).toContain(lineOfChoice(code));
  });

  it('compiles without these mistakes', () => {
    expect(refusals.filter(({ file }) => !file.includes('-wrong'))).toEqual([]);
  });
});

/** A plugin of which each case shows a piece. */
const pager = `
import { apiDecorators, command, definePlugin, event, failure, Injectable, jobToken, ok, permission, uuid, type addMessage, type Commands, type Events, type FactsOf, type Field, type Guard, type Handles, type InputOf, type JobHandler, type Jobs, type Listener, type Occurrence, type RequestContext } from '@meja/plugin-sdk/server';
import * as v from 'valibot';

export declare const ctx: RequestContext;
export declare const commands: Commands;
export declare const events: Events;
export declare const jobs: Jobs;

export const mayPage = permission('pager.send', 'Send pages.');
export const sendPage = command('pager.send', { input: v.object({ pageText: v.string() }), permission: mayPage }).answering<{ pageId: string }>();
export const pageSent = event('pager.sent', 1).with<{ ticketId: string; by: string }>();
export const pageRead = event('pager.read', 1).with<{ ticketId: string }>();
export const resend = jobToken('pager.resend', v.object({ pageId: uuid }));
export const forget = jobToken('pager.forget', v.object({}));
export const paged = failure<{ pageId: string }>('Paged', 'PAGER_PAGED');
export const options = v.strictObject({ url: v.string() });
export const agent = apiDecorators<{ Query: { pages: Field<{ ticketId: string }, string[]> } }>();
export const frame = { id: 'pager', version: '1.0.0', engine: '^0.1.0', options };
export const pagerPlugin = definePlugin({ id: 'pager', version: '1.0.0', engine: '^0.1.0', options, contribute: () => ({}) });

@Injectable()
export class CountPages implements Listener<FactsOf<typeof pageSent>> {
  async hear(_ctx: RequestContext, { facts }: Occurrence<FactsOf<typeof pageSent>>) { facts.by.trim(); }
}
@Injectable()
export class SendPage implements Handles<typeof sendPage> {
  async execute(_ctx: RequestContext, { pageText }: InputOf<typeof sendPage>) { return ok({ pageId: pageText }); }
}
@Injectable()
export class NoShouting implements Guard<InputOf<typeof addMessage>> {
  async check(_ctx: RequestContext, { body }: InputOf<typeof addMessage>) { return body === body.toUpperCase() ? paged({ pageId: '1' }) : null; }
}
@Injectable()
export class Resend implements JobHandler<{ pageId: string }> {
  async run(_ctx: RequestContext, { pageId }: { pageId: string }) { pageId.trim(); }
}
`;

const prelude = `import * as v from 'valibot';
import * as sdk from '@meja/plugin-sdk/server';
import type { FactsOf, Listener, Occurrence, RequestContext } from '@meja/plugin-sdk/server';
import { agent, commands, CountPages, ctx, events, forget, frame, jobs, mayPage, NoShouting, options, paged, pagerPlugin, pageRead, pageSent, Resend, resend, SendPage, sendPage } from './pager.js';
const { addMessage, Allow, assignTicket, before, command, definePlugin, field, handle, job, mayReadTickets, on, userDeactivated, uuid } = sdk;`;

type Which = 'right' | 'wrong';
interface Refusal {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

const fileOf = (name: string, which: Which): string => `${name.replaceAll(' ', '-')}-${which}.ts`;
const chosen = (code: string, which: Which): string => code.replaceAll(/«([^|]*)\|([^»]*)»/g, (_, right: string, wrong: string) => (which === 'right' ? right : wrong));
const linesOf = (text: string): number => text.split('\n').length;
const lineOfChoice = (code: string): number => linesOf(prelude) + linesOf(code.slice(0, code.indexOf('«')));

function compile(project: string): Promise<readonly Refusal[]> {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, '-p', project, '--pretty', 'false'], { cwd: project, maxBuffer: 10_000_000 }, (_error, stdout) => resolve(stdout.split(/\n(?! )/).filter((text) => text !== '').map(refusal)));
  });
}

function refusal(text: string): Refusal {
  const [, file = '', line = '0', message = text] = /^([^(]+)\((\d+),\d+\): ([^]*)$/.exec(text) ?? [];
  return { file, line: Number(line), message };
}
