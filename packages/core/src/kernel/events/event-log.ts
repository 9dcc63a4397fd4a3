import { Injectable } from '@nestjs/common';
import { Changes, Events, type ChangeRecord, type EventToken, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { makeId } from '../context/ids.js';
import { mustBeInTransaction } from '../database/index.js';
import { CommitNotice } from './commit-notice.js';
import { insertChange, insertEvent } from './event-log.sql.js';

/** Who acts, as the log keeps it: the id of a person, and a name that stays readable when the person is gone. */
export const actorOf = ({ actor }: RequestContext): { actorId: string | null; actorName: string } => {
  if (actor.kind === 'person') return { actorId: actor.userId, actorName: actor.name };
  return { actorId: null, actorName: actor.kind === 'system' ? actor.name : '' };
};

/** Writes events; `publish` writes one row and nothing else, the rest happens after commit. */
@Injectable()
export class EventLog extends Events {
  constructor(private readonly notice: CommitNotice) {
    super();
  }

  async publish<F extends object>(ctx: RequestContext, token: EventToken<F>, facts: NoInfer<F>): Promise<void> {
    const transaction = mustBeInTransaction(ctx, `events.publish(${token.type})`);
    const id = makeId();
    insertEvent(transaction, ctx, { id, type: token.type, version: token.version, facts, subjectId: subjectOf(facts), ...actorOf(ctx) });
    transaction.afterCommit.push(() => this.notice.committed(ctx.workspace, id));
  }
}

/** Writes the audit. */
@Injectable()
export class ChangeLog extends Changes {
  async record(ctx: RequestContext, change: ChangeRecord): Promise<void> {
    const transaction = mustBeInTransaction(ctx, `changes.record(${change.entity})`);
    if (Object.keys(change.fields).length === 0) return;
    insertChange(transaction, ctx, { id: makeId(), ...change, ...actorOf(ctx) });
  }
}

/** The thing an event is about, under which a timeline finds it: the first fact whose name ends in `Id`. */
function subjectOf(facts: object): string | null {
  for (const [name, value] of Object.entries(facts)) if (name.endsWith('Id') && typeof value === 'string') return value;
  return null;
}
