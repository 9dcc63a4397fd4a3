import { Injectable } from '@nestjs/common';
import { Log, type Workspace } from '@meja/plugin-sdk/server/kernel';
import { Notices } from '../database/index.js';

/** Topic of the notice that events were committed: `{ workspaceId, eventIds }`. */
export const eventsTopic = 'events';

const collectForMs = 5;
const idsPerNotice = 100;

/** After a commit, tells every node which events there are; commits within five milliseconds share a notice. Best effort: the relay's sweep finds what this loses. */
@Injectable()
export class CommitNotice {
  private readonly waiting = new Map<string, string[]>();
  private timer: NodeJS.Timeout | null = null;
  private sending: Promise<unknown> = Promise.resolve();

  constructor(private readonly notices: Notices, private readonly log: Log) {}

  committed(workspace: Workspace, eventId: string): void {
    const ids = this.waiting.get(workspace.id);
    if (ids) ids.push(eventId);
    else this.waiting.set(workspace.id, [eventId]);
    this.timer ??= setTimeout(() => this.flush(), collectForMs);
  }

  /** Sends what waits; a process that is about to end calls it. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const batches = [...this.waiting];
    this.waiting.clear();
    const notes = batches.flatMap(([workspaceId, ids]) => slices(ids, idsPerNotice).map((eventIds) => ({ workspaceId, eventIds })));
    this.sending = this.sending.then(() => Promise.all(notes.map((note) => this.notices.send(eventsTopic, note)))).catch((error: Error) => this.log.warn('events.notice_lost', { reason: error.message }));
    await this.sending;
  }
}

function slices<T>(items: readonly T[], size: number): T[][] {
  const out: T[][] = [];
  for (let i = 0; i < items.length; i += size) out.push(items.slice(i, i + size));
  return out;
}
