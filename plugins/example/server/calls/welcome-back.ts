import { Injectable, Log, type Listener, type Occurrence, type RequestContext } from '@meja/plugin-sdk/server';

interface MessageAdded {
  readonly ticketId: string;
  readonly fromAgent: boolean;
}

/** Listens to an event of core: notes in the log that a requester answered. */
@Injectable()
export class WelcomeBack implements Listener<MessageAdded> {
  constructor(private readonly log: Log) {}

  async hear(ctx: RequestContext, { facts }: Occurrence<MessageAdded>): Promise<void> {
    if (!facts.fromAgent) this.log.info('example.requester_answered', { workspaceId: ctx.workspace.id, ticketId: facts.ticketId });
  }
}
