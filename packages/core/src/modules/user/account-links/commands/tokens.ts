import * as v from 'valibot';
import { command, uuid } from '@meja/plugin-sdk/server/kernel';
import { mayManagePeople } from '@meja/plugin-sdk/server/user';
import { createAgent } from '../../index.js';

/** Makes a person an agent and sends an invitation, unless they can sign in already. */
export const inviteAgent = command('user.invite-agent', { input: createAgent.input, permission: mayManagePeople }).answering<{ userId: string }>();

/** Sends an agent who cannot sign in yet another invitation. */
export const sendInvitation = command('user.send-invitation', { input: v.object({ userId: uuid }), permission: mayManagePeople }).answering<{ userId: string }>();
