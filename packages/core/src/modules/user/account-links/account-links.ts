import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { Clock, Database, Events, InstallationFacts, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { accountLinkRequested } from '@meja/plugin-sdk/server/user';
import { idFrom, isId, makeId } from '../../../kernel/context/ids.js';
import { Keys } from '../../../kernel/context/keys.js';
import { mustBeInTransaction } from '../../../kernel/database/index.js';
import type { Audience } from '../../../kernel/graphql/authentication.js';
import { AccountLink } from './entities/account-link.js';

const purpose = 'account-link';

/** How long each kind works, in minutes. */
export const worksForMinutes = { invitation: 7 * 24 * 60, password_reset: 60 } as const;

/** Where the page is at which a password is chosen. */
const pages: Readonly<Record<Audience, string>> = { agent: '/welcome', portal: '/help/welcome' };

export interface LinkWish {
  readonly userId: string;
  readonly audience: Audience;
  readonly kind: AccountLink['kind'];
  /** The same id twice is one link. */
  readonly id?: string;
  /** Left out: the person gets it by mail. */
  readonly isMailed?: boolean;
}

/**
 * Makes, reads and uses up the links of accounts. Whoever has the database still has no link: its token is signed with the secret of the
 * installation. Tokens are for the mail to the person and for the command line, and for nobody else's eyes.
 */
@Injectable()
export class AccountLinks {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly events: Events,
    private readonly installation: InstallationFacts,
    private readonly clock: Clock,
  ) {}

  /** In the transaction of a command or a job; its mail is asked for by an event. Answers the id. */
  async make(ctx: RequestContext, { userId, audience, kind, id = makeId(), isMailed = true }: LinkWish): Promise<string> {
    mustBeInTransaction(ctx, 'accountLinks.make');
    const links = this.db.repo(ctx, AccountLink);
    if (await links.existsBy({ id })) return id;
    const createdAt = this.clock.now();
    await links.insert({ id, userId, audience, kind, createdAt, expiresAt: new Date(createdAt.getTime() + worksForMinutes[kind] * 60_000), usedAt: null });
    if (isMailed) await this.events.publish(ctx, accountLinkRequested, { userId, linkId: id, kind });
    return id;
  }

  /** For the mail to the person. Null for a link that is used, expired or unknown. */
  async tokenOf(ctx: RequestContext, linkId: string): Promise<string | null> {
    return (await this.open(ctx, linkId)) && this.signed(ctx, linkId);
  }

  /** The whole address, under the configured origin whatever a request said; the token stands behind the #, so that no server logs it. Null as `tokenOf`. */
  async urlOf(ctx: RequestContext, linkId: string): Promise<string | null> {
    const link = await this.open(ctx, linkId);
    return link && `${this.installation.publicUrl}${pages[link.audience]}#${this.signed(ctx, linkId)}`;
  }

  /** The link of a token that we signed and that still works at this API; null for every other. */
  async read(ctx: RequestContext, audience: Audience, token: string): Promise<AccountLink | null> {
    const [, id = '', signature = ''] = /^([\w-]{22})\.([\w-]{22})$/.exec(token) ?? [];
    if (!this.keys.verify(ctx.workspace, purpose, { text: id, signature })) return null;
    const link = await this.open(ctx, idFrom(Buffer.from(id, 'base64url')));
    return link?.audience === audience ? link : null;
  }

  /** In the transaction that sets the password. False when somebody else was faster. Every other link of the person is used up with it. */
  async use(ctx: RequestContext, { id, userId }: Pick<AccountLink, 'id' | 'userId'>): Promise<boolean> {
    mustBeInTransaction(ctx, 'accountLinks.use');
    const [links, usedAt] = [this.db.repo(ctx, AccountLink), this.clock.now()];
    const { affected } = await links.update({ id, usedAt: IsNull(), expiresAt: MoreThan(usedAt) }, { usedAt });
    if (affected !== 1) return false;
    await this.useUp(ctx, userId);
    return true;
  }

  /** In the transaction that sets a password by another way: no link of the person works after it. */
  async useUp(ctx: RequestContext, userId: string): Promise<void> {
    await this.db.repo(ctx, AccountLink).update({ userId, usedAt: IsNull() }, { usedAt: this.clock.now() });
  }

  private open(ctx: RequestContext, id: string): Promise<AccountLink | null> {
    return isId(id) ? this.db.repo(ctx, AccountLink).findOneBy({ id, usedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) }) : Promise.resolve(null);
  }

  private signed(ctx: RequestContext, linkId: string): string {
    const id = Buffer.from(linkId.replaceAll('-', ''), 'hex').toString('base64url');
    return `${id}.${this.keys.sign(ctx.workspace, purpose, id)}`;
  }
}
