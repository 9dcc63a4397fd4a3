import { Module } from '@nestjs/common';
import { OutboundMessages } from '@meja/plugin-sdk/server/ticket';
import { AccountLinksModule } from '../../user/account-links/index.js';
import { UserModule } from '../../user/index.js';
import { Channels } from '../inbound/channels.js';
import { AnswerLinks, OutboundIds, ThreadTokens } from '../threading/index.js';
import { Bounces } from './bounces.js';
import { RetryOutbound } from './commands/retry-outbound.js';
import { DeliverOutbound } from './jobs/deliver-outbound.js';
import { SweepOutbox } from './jobs/sweep-outbox.js';
import { SendAccountLink } from './listeners/send-account-link.js';
import { TellOfPassword } from './listeners/tell-of-password.js';
import { Outbox } from './outbox.js';
import { Acknowledgements } from './policy/acknowledgements.js';
import { OwnAddresses } from './policy/own-addresses.js';
import { OutboundReader } from './queries/outbound.reader.js';
import { AccountLetters } from './rendering/account-letters.js';
import { Enclosures } from './rendering/enclosures.js';
import { Letters } from './rendering/letters.js';
import { TicketLetters } from './rendering/ticket-letters.js';
import { Wording } from './rendering/wording.js';

const writing = [Letters, TicketLetters, AccountLetters, Enclosures, Wording];

/** What the core of the ticket module stands on to tell people outside; it knows tickets by their rows only. */
@Module({
  imports: [UserModule, AccountLinksModule],
  providers: [...writing, Outbox, Acknowledgements, OwnAddresses, Bounces, DeliverOutbound, SweepOutbox, SendAccountLink, TellOfPassword, RetryOutbound, OutboundReader, Channels, AnswerLinks, OutboundIds, ThreadTokens, { provide: OutboundMessages, useExisting: OutboundReader }],
  exports: [Outbox, OwnAddresses, Bounces, OutboundReader, OutboundMessages, Channels, AnswerLinks, OutboundIds, ThreadTokens],
})
export class OutboxModule {}
