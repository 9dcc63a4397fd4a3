import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definePlugin, field, handle, on, ticketAssigned } from '@meja/plugin-sdk/server';
import * as v from 'valibot';
import { FlagResolver } from './flag.resolver.js';
import { FlagTicket } from './flag-ticket.js';
import { LowerFlag } from './lower-flag.js';
import { flagTicket, mayFlag } from './words.js';

const file = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8');
const texts = (locale: string): object => JSON.parse(file(`locales/${locale}.json`)) as object;

/** Tickets that wait for somebody carry a flag until an agent takes them. */
export const __camel__Plugin = definePlugin({
  id: '__id__',
  version: '0.1.0',
  engine: '^0.1.0',
  options: v.strictObject({}),
  contribute: () => ({
    permissions: [mayFlag],
    customFields: { Ticket: [field.boolean('__camel__Flagged', { label: '__id__.fields.flagged', filterable: true })] },
    graphql: { agent: { sdl: file('agent.graphql'), resolvers: [FlagResolver] } },
    commands: [handle(flagTicket, FlagTicket)],
    listeners: [on(ticketAssigned, LowerFlag)],
    texts: { en: texts('en'), id: texts('id'), pl: texts('pl'), sv: texts('sv') },
    web: join(import.meta.dirname, '../web'),
  }),
});
