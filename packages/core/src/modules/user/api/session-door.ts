import { Injectable } from '@nestjs/common';
import { tooManyAttempts, type Failure, type GqlContext } from '@meja/plugin-sdk/server/kernel';
import type { ViewerFacts } from '@meja/plugin-sdk/server/user';
import { Authentication, type Audience } from '../../../kernel/graphql/authentication.js';
import { SignIn } from '../commands/sign-in.js';
import { SignOut } from '../commands/sign-out.js';
import { ViewerReader } from '../queries/viewer.reader.js';
import { lifetimes } from '../sessions/index.js';

/** Sign-in and sign-out as both APIs offer them: the command, and the cookie that goes with it. */
@Injectable()
export class SessionDoor {
  private readonly used = new WeakSet<GqlContext>();

  constructor(
    private readonly signIns: SignIn,
    private readonly signOuts: SignOut,
    private readonly authentication: Authentication,
    private readonly viewers: ViewerReader,
  ) {}

  /** One password per request: aliases must not make a guess cheaper. */
  async signIn(gql: GqlContext, audience: Audience, input: { email: string; password: string }): Promise<ViewerFacts | Failure> {
    if (this.used.has(gql)) return tooManyAttempts({ retryAfter: 1 });
    this.used.add(gql);
    const { ctx } = gql;
    const opened = await this.signIns.execute(ctx, { audience, ...input, peerAddress: gql.peer });
    if (!opened.ok) return opened.failure;
    const { token } = opened.value;
    const signedIn = await this.authentication.byToken(ctx, audience, token);
    const viewer = signedIn && (await this.viewers.of({ ...ctx, ...signedIn }));
    if (!viewer) throw new Error('A session ended while it was being opened.');
    gql.cookie.set(token, lifetimes[audience].absoluteMs / 1_000);
    return viewer;
  }

  async signOut(gql: GqlContext): Promise<boolean> {
    gql.cookie.clear();
    return this.signOuts.here(gql.ctx);
  }

  async signOutEverywhere(gql: GqlContext): Promise<boolean> {
    gql.cookie.clear();
    return this.signOuts.everywhere(gql.ctx);
  }
}
