import { makeId } from '../kernel/context/ids.js';
import type { SeedEvent, SeedTicket } from './company.js';
import { known, type Ids } from './ids.js';

type Move = Extract<SeedEvent, { tierLevel: number }>;

/** What became of a ticket on its way, as rows of the tables beside it. */
export interface Course {
  readonly events: object[];
  readonly changes: object[];
  readonly handovers: object[];
  readonly solutions: object[];
  tierEnteredAt: Date;
  bounces: number;
  solvedAt: Date | null;
}

/** Follows a ticket through its events, with all that commands would have written besides. `toldBy` is the message by which a solution was told. */
export function courseOf(seed: SeedTicket, { ticketId, toldBy }: { ticketId: string; toldBy: string | null }, ids: Ids): Course {
  const walk = new Walk(ticketId, toldBy, ids, { events: [], changes: [], handovers: [], solutions: [], tierEnteredAt: seed.createdAt, bounces: 0, solvedAt: null });
  let departmentKey = seed.events.find((event) => event.type === 'ticket.transferred')?.previousDepartmentKey ?? seed.departmentKey;
  for (const event of seed.events) {
    if ('tierLevel' in event) departmentKey = walk.move(event, departmentKey);
    else if (event.type === 'ticket.solved') walk.solve(event);
    else walk.happen(event);
  }
  return walk.course;
}

class Walk {
  private readonly left = new Set<string>();
  private version = 1;

  constructor(private readonly ticketId: string, private readonly toldBy: string | null, private readonly ids: Ids, readonly course: Course) {}

  happen(event: Exclude<SeedEvent, Move | { type: 'ticket.solved' }>): void {
    if (event.type === 'ticket.assigned') {
      const [assigneeId, previousAssigneeId] = [this.userId(event.assigneeEmail), this.userId(event.previousAssigneeEmail)];
      return this.tell(event, { assigneeId, previousAssigneeId }, { assigneeId: { before: previousAssigneeId, after: assigneeId } });
    }
    if (event.type === 'ticket.created') return this.tell(event, {}, {});
    const { status, previousStatus } = event;
    if (status !== 'solved' && status !== 'closed') this.course.solvedAt = null;
    this.tell(event, { status, previousStatus }, { status: { before: previousStatus, after: status } });
  }

  /** Answers the department it came to. */
  move(event: Move, departmentKey: string): string {
    const { course, ids } = this;
    const toKey = event.type === 'ticket.transferred' ? event.departmentKey : departmentKey;
    const [fromTierId, toTierId] = [known(ids.tiers, `${departmentKey}/${event.previousTierLevel}`), known(ids.tiers, `${toKey}/${event.tierLevel}`)];
    const [fromDepartmentId, toDepartmentId] = [known(ids.departments, departmentKey), known(ids.departments, toKey)];
    const seconds = Math.floor((event.at.getTime() - course.tierEnteredAt.getTime()) / 1_000);
    const handoverId = makeId();
    this.left.add(fromTierId);
    if (this.left.has(toTierId)) course.bounces += 1;
    course.tierEnteredAt = event.at;
    const words = 'card' in event ? { ...event.card, reason: '' } : { tried: '', evidence: '', question: '', promised: '', reason: event.reason, fields: [] };
    course.handovers.push({
      id: handoverId, ticket_id: this.ticketId, kind: kinds[event.type], from_department_id: fromDepartmentId, from_tier_id: fromTierId, to_department_id: toDepartmentId, to_tier_id: toTierId,
      author_id: this.userId(event.actorEmail), author_name: this.nameOf(event.actorEmail), ...words, seconds, created_at: event.at,
    });
    const department = fromDepartmentId === toDepartmentId ? {} : { departmentId: { before: fromDepartmentId, after: toDepartmentId } };
    const facts = { handoverId, fromTierId, toTierId, seconds };
    const more = { 'ticket.escalated': {}, 'ticket.deescalated': { bounces: course.bounces }, 'ticket.transferred': { fromDepartmentId, toDepartmentId, bounces: course.bounces } }[event.type];
    this.tell(event, { ...facts, ...more }, { tierId: { before: fromTierId, after: toTierId }, ...department });
    return toKey;
  }

  solve(event: Extract<SeedEvent, { type: 'ticket.solved' }>): void {
    const solutionId = makeId();
    this.course.solvedAt = event.at;
    this.course.solutions.push({ id: solutionId, ticket_id: this.ticketId, ...event.solution, author_id: this.userId(event.actorEmail), author_name: this.nameOf(event.actorEmail), created_at: event.at });
    this.tell(event, { solutionId, messageId: this.toldBy, reused: false }, {});
  }

  /** An event and, under the same request, what it changed. */
  private tell({ type, at, actorEmail }: SeedEvent, facts: object, fields: object): void {
    const id = makeId();
    const by = { actor_id: this.userId(actorEmail), actor_name: this.nameOf(actorEmail), request_id: id, occurred_at: at };
    this.course.events.push({ id, type, version: 1, facts: { ticketId: this.ticketId, ...facts }, subject_id: this.ticketId, relayed_at: at, ...by });
    if (Object.keys(fields).length > 0) this.course.changes.push({ id: makeId(), entity: 'Ticket', entity_id: this.ticketId, entity_version: (this.version += 1), fields, ...by });
  }

  private userId(email: string | null): string | null {
    return email === null ? null : known(this.ids.users, email);
  }

  private nameOf(email: string | null): string {
    return email === null ? 'meja' : known(this.ids.names, email);
  }
}

const kinds = { 'ticket.escalated': 'escalation', 'ticket.deescalated': 'deescalation', 'ticket.transferred': 'transfer' } as const;
