import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, channel, definePlugin, every, field, handle, job, messageAdded, on, addMessage } from '@meja/plugin-sdk/server';
import { AgentCallResolver } from './api/agent-call.resolver.js';
import { PortalPhoneResolver } from './api/portal-phone.resolver.js';
import { CallList } from './calls/call-list.js';
import { Call } from './calls/call.entity.js';
import { CountCalls } from './calls/count-calls.js';
import { CreateCalls1700000100000 } from './calls/create-calls.migration.js';
import { ForgetOldCalls, RemindOfCall } from './calls/jobs.js';
import { NoPasswordsInReplies } from './calls/no-passwords.guard.js';
import { PhoneNoteChannel } from './calls/phone-note.channel.js';
import { RequestCall } from './calls/request-call.js';
import { WelcomeBack } from './calls/welcome-back.js';
import { exampleOptions } from './options.js';
import { callRequested, forgetOldCalls, mayRequestCalls, remindOfCall, requestCall } from './words.js';

const file = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8');
const texts = (locale: string): object => JSON.parse(file(`locales/${locale}.json`)) as object;

/** Call-backs: a ticket may carry the wish to be phoned. Uses every kind of contribution once. */
export const examplePlugin = definePlugin({
  id: 'example',
  version: '1.0.0',
  engine: '^0.1.0',
  options: exampleOptions,
  contribute: () => ({
    entities: [Call],
    migrations: [CreateCalls1700000100000],
    permissions: [mayRequestCalls],
    customFields: { Ticket: [field.integer('callsWanted', { label: 'example.fields.callsWanted', sortable: true })] },
    graphql: {
      agent: { sdl: file('api/agent.graphql'), resolvers: [AgentCallResolver] },
      portal: { sdl: file('api/portal.graphql'), resolvers: [PortalPhoneResolver] },
    },
    providers: [CallList],
    commands: [handle(requestCall, RequestCall)],
    listeners: [on(callRequested, CountCalls), on(messageAdded, WelcomeBack)],
    guards: [before(addMessage, NoPasswordsInReplies)],
    jobs: [job(remindOfCall, RemindOfCall), every('30 3 * * *', forgetOldCalls, ForgetOldCalls)],
    channels: [channel({ id: 'phone-note', label: 'example.channel', can: { richText: false, attachments: false, maxLength: 2_000 } }, PhoneNoteChannel)],
    texts: { en: texts('en'), id: texts('id'), pl: texts('pl'), sv: texts('sv') },
    web: join(import.meta.dirname, '../web'),
  }),
});
