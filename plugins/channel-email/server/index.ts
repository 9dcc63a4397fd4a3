import { channel, definePlugin } from '@meja/plugin-sdk/server';
import * as v from 'valibot';
import { caps } from './caps.js';
import { emailChannel } from './email-channel.js';
import { texts } from './texts.js';

/**
 * Mail as a channel. `authservId` is the name under which your own mail server writes Authentication-Results and from whose
 * incoming copies it removes forged ones; without it every sender counts as unverified.
 */
export const channelEmailPlugin = definePlugin({
  id: 'channel-email',
  version: '0.1.0',
  engine: '^0.1.0',
  options: v.strictObject({
    authservId: v.optional(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[a-z0-9._/-]{1,255}$/))),
    maxBytes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1_024), v.maxValue(caps.mailBytes))),
  }),
  contribute: (options) => ({
    channels: [channel({ id: 'email', label: 'channel-email.label', can: { richText: true, attachments: true, maxLength: null } }, emailChannel(options))],
    texts,
  }),
});
