import { Injectable, Log, type FactsOf, type Listener, type messageAdded, type Occurrence, type RequestContext } from '@meja/plugin-sdk/server';

type Added = FactsOf<typeof messageAdded>;

/** Listens to an event of core: notes in the log that a requester answered. */
@Injectable()
export class WelcomeBack implements Listener<Added> {
  constructor(private readonly log: Log) {}

  async hear(ctx: RequestContext, { facts }: Occurrence<Added>): Promise<void> {
    if (!facts.fromAgent) this.log.info('example.requester_answered', { workspaceId: ctx.workspace.id, ticketId: facts.ticketId });
  }
}
