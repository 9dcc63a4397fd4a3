import { Injectable } from '@nestjs/common';
import { Jobs, type JobOptions, type JobToken, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { makeId } from '../context/ids.js';
import { mustBeInTransaction } from '../database/index.js';
import { CommitNotice } from '../events/commit-notice.js';
import { actorOf } from '../events/event-log.js';
import { insertEvent } from '../events/event-log.sql.js';

/** Type under which a wish for a job stands among the events; the relay turns it into the job itself. */
export const jobRequested = 'job.requested';

/** Asks for jobs in the transaction. */
@Injectable()
export class JobRequests extends Jobs {
  constructor(private readonly notice: CommitNotice) {
    super();
  }

  async request<I extends object>(ctx: RequestContext, token: JobToken<I>, input: NoInfer<I>, options: JobOptions = {}): Promise<void> {
    const transaction = mustBeInTransaction(ctx, `jobs.request(${token.id})`);
    const checked = await token.input['~standard'].validate(input);
    if (checked.issues) throw new Error(`The input of the job ${token.id} does not fit its schema: ${checked.issues.map((issue) => issue.message).join(', ')}`);
    const id = makeId();
    const facts = { target: token.id, input: checked.value, notBefore: options.notBefore?.toISOString() ?? null };
    insertEvent(transaction, ctx, { id, type: jobRequested, version: 1, facts, subjectId: null, ...actorOf(ctx) });
    transaction.afterCommit.push(() => this.notice.committed(ctx.workspace, id));
  }
}
