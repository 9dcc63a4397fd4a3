import type { DemoCard, DemoDepartment, DemoEvent, DemoChannel, DemoMessage, DemoSolution, DemoStatus } from '../company.js';
import type { Agent } from '../people/cast.js';

type Author = { readonly email: string };

/** Writes down what happens to a ticket, up to the present. What lies in the future is not written, nor is anything after it. */
export class Timeline {
  readonly messages: DemoMessage[] = [];
  readonly events: DemoEvent[] = [];
  status: DemoStatus = 'new';
  assignee: Agent | null = null;
  level = 1;
  private last: number;

  constructor(createdAt: number, private readonly present: number, public department: DemoDepartment['key']) {
    this.last = createdAt;
    this.events.push({ type: 'ticket.created', at: new Date(createdAt), actorEmail: null });
  }

  get updatedAt(): Date {
    return new Date(this.last);
  }

  write(at: number, author: Author, { text, ...how }: { visibility: DemoMessage['visibility']; channel: DemoChannel; text: () => string }): void {
    this.happen(at, () => this.messages.push({ authorEmail: author.email, ...how, bodyText: text(), createdAt: new Date(at) }));
  }

  assign(at: number, actor: Author, agent: Agent): void {
    const previousAssigneeEmail = this.assignee?.email ?? null;
    if (previousAssigneeEmail === agent.email) return;
    this.happen(at, () => {
      this.assignee = agent;
      this.events.push({ type: 'ticket.assigned', at: new Date(at), actorEmail: actor.email, assigneeEmail: agent.email, previousAssigneeEmail });
    });
  }

  /** Up a tier, where nobody has it until somebody takes it. */
  escalate(at: number, actor: Author, card: DemoCard): void {
    this.happen(at, () => {
      const previousTierLevel = this.level++;
      this.events.push({ type: 'ticket.escalated', at: new Date(at), actorEmail: actor.email, tierLevel: this.level, previousTierLevel, card });
      this.arrive(at, actor);
    });
  }

  giveBack(at: number, actor: Author, reason: string): void {
    this.happen(at, () => {
      const previousTierLevel = this.level--;
      this.events.push({ type: 'ticket.deescalated', at: new Date(at), actorEmail: actor.email, tierLevel: this.level, previousTierLevel, reason });
      this.arrive(at, actor);
    });
  }

  transfer(at: number, actor: Author, way: { from: DemoDepartment['key']; to: DemoDepartment['key']; card: DemoCard }): void {
    this.happen(at, () => {
      this.events.push({ type: 'ticket.transferred', at: new Date(at), actorEmail: actor.email, departmentKey: way.to, previousDepartmentKey: way.from, tierLevel: 1, previousTierLevel: this.level, card: way.card });
      this.department = way.to;
      this.level = 1;
      this.arrive(at, actor);
    });
  }

  solve(at: number, actor: Author, solution: DemoSolution): void {
    this.happen(at, () => this.events.push({ type: 'ticket.solved', at: new Date(at), actorEmail: actor.email, solution }));
    this.turn(at, actor, 'solved');
  }

  /** Null as actor is Meja itself. */
  turn(at: number, actor: Author | null, status: DemoStatus): void {
    if (status === this.status) return;
    this.happen(at, () => {
      this.events.push({ type: 'ticket.status_changed', at: new Date(at), actorEmail: actor?.email ?? null, status, previousStatus: this.status });
      this.status = status;
    });
  }

  private arrive(at: number, actor: Author): void {
    const previousAssigneeEmail = this.assignee?.email ?? null;
    this.assignee = null;
    if (previousAssigneeEmail !== null) this.events.push({ type: 'ticket.assigned', at: new Date(at), actorEmail: actor.email, assigneeEmail: null, previousAssigneeEmail });
    this.turn(at, actor, 'open');
  }

  private happen(at: number, write: () => void): void {
    if (at > this.present) return;
    if (at < this.last) throw new Error('A ticket cannot go back in time');
    this.last = at;
    write();
  }
}
