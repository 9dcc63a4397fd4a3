import { Injectable } from '@nestjs/common';
import { InstallationFacts, Texts, type Locale, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { OutboundKind } from '@meja/plugin-sdk/server/ticket';
import type { OutboundRow } from '../entities/outbound-row.js';
import { firstName } from '../../queries/first-names.js';
import type { LinkKind, TicketWords } from './letters.sql.js';
import type { Parts } from './page.js';

/** Whom and what a mail about a ticket is about. */
export interface About {
  readonly locale: Locale;
  readonly ticketId: string;
  /** Null where nothing that a stranger wrote may be repeated, their name included. */
  readonly subject: string | null;
  readonly recipientName: string;
  readonly words: TicketWords;
}

/** The sentences around what somebody wrote, in the language of the reader. What a stranger wrote is a parameter of a sentence, never a part of one that is filled in. */
@Injectable()
export class Wording {
  constructor(private readonly texts: Texts, private readonly installation: InstallationFacts) {}

  subject(ctx: RequestContext, { kind, subject, locale }: Pick<OutboundRow, 'kind' | 'subject' | 'locale'>, number: string | null): string {
    if (kind === 'password_changed') return this.texts.text(locale, 'outbox.account.password_changed.subject', { workspace: ctx.workspace.name });
    if (kind === 'account_link') return this.texts.text(locale, 'outbox.account.subject', { workspace: ctx.workspace.name });
    if (subject === null) return `${this.texts.text(locale, 'outbox.acknowledgement.subject')} [#${number ?? ''}]`;
    return `${/^re:/i.test(subject) ? '' : 'Re: '}${subject} [#${number ?? ''}]`;
  }

  sender(ctx: RequestContext, kind: OutboundKind, words: TicketWords | null): string {
    return kind === 'reply' && words ? `${firstName(words.authorName)} (${ctx.workspace.name})` : ctx.workspace.name;
  }

  reply(ctx: RequestContext, about: About): Parts {
    return { before: [], said: saidIn(about), link: null, after: [], foot: this.foot(ctx, about, firstName(about.words.authorName)) };
  }

  acknowledgement(ctx: RequestContext, about: About): Parts {
    const { locale, subject, words: { number } } = about;
    const say = (key: string, params: Readonly<Record<string, unknown>> = {}) => this.texts.text(locale, `outbox.acknowledgement.${key}`, { number, ...params });
    const before = subject === null ? [say('greeting'), say('received')] : [this.greeting(about), say('receivedAbout', { subject }), say('next')];
    return { before, said: null, link: null, after: subject === null ? [say('notYou')] : [], foot: this.foot(ctx, about, null) };
  }

  solution(ctx: RequestContext, about: About, answerUrl: string): Parts {
    const say = (key: string, params: Readonly<Record<string, unknown>> = {}) => this.texts.text(about.locale, `outbox.solution.${key}`, params);
    return {
      before: [this.greeting(about), say('settled', { agent: firstName(about.words.authorName), subject: about.subject ?? '' })],
      said: saidIn(about),
      link: { label: say('answer'), url: answerUrl },
      after: [say('orReply'), say('silence')],
      foot: this.foot(ctx, about, firstName(about.words.authorName)),
    };
  }

  account(ctx: RequestContext, { locale, name, kind, url }: { locale: Locale; name: string; kind: LinkKind; url: string }): Parts {
    const say = (key: string, params: Readonly<Record<string, unknown>> = {}) => this.texts.text(locale, `outbox.account.${key}`, params);
    return {
      before: [this.texts.text(locale, 'outbox.greeting', { name }), say(`${kind}.why`, { workspace: ctx.workspace.name })],
      said: null,
      link: { label: say(`${kind}.link`), url },
      after: [say(`${kind}.valid`), say('notYou')],
      foot: [ctx.workspace.name],
    };
  }

  passwordChanged(ctx: RequestContext, { locale, recipientName }: Pick<OutboundRow, 'locale' | 'recipientName'>): Parts {
    const say = (key: string) => this.texts.text(locale, `outbox.account.password_changed.${key}`, { workspace: ctx.workspace.name });
    return {
      before: [this.texts.text(locale, 'outbox.greeting', { name: recipientName }), say('what'), say('notYou')],
      said: null,
      link: { label: say('link'), url: `${this.installation.publicUrl}/help/forgot` },
      after: [say('tell')],
      foot: [ctx.workspace.name],
    };
  }

  /** Where the files of a message are that did not go along. */
  filesElsewhere({ locale, ticketId, words: { toRequester } }: About, names: readonly string[]): string {
    const key = toRequester ? 'outbox.files.inHelpCentre' : 'outbox.files.onRequest';
    return this.texts.text(locale, key, { files: names.join(', '), url: this.requestUrl(ticketId) });
  }

  answerUrl(token: string): string {
    return `${this.installation.publicUrl}/help/answer/${token}`;
  }

  private requestUrl(ticketId: string): string {
    return `${this.installation.publicUrl}/help/requests/${ticketId}`;
  }

  private greeting({ locale, recipientName }: About): string {
    return this.texts.text(locale, 'outbox.greeting', { name: recipientName });
  }

  private foot(ctx: RequestContext, { locale, words: { number } }: About, agent: string | null): string[] {
    return [agent === null ? ctx.workspace.name : `${agent}, ${ctx.workspace.name}`, this.texts.text(locale, 'outbox.foot', { number })];
  }
}

const saidIn = ({ words }: About): Parts['said'] => ({ text: words.bodyText, html: words.bodyHtml });
