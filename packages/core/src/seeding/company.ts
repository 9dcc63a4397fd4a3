import type { Locale } from '@meja/plugin-sdk/server/kernel';
import type { HandoverFieldFacts, HandoverFieldValue, TicketPriority, TicketStatus } from '@meja/plugin-sdk/server/ticket';

/** A company as a generator describes it: plain facts, no ids. What generates it need not know core. */
export interface SeedCompany {
  readonly departments: readonly SeedDepartment[];
  readonly organizations?: readonly { readonly key: string; readonly name: string }[];
  readonly people: readonly SeedPerson[];
  tickets(): Iterable<SeedTicket>;
}

export interface SeedDepartment {
  readonly key: string;
  readonly name: string;
  readonly tiers: readonly { readonly level: number; readonly name: string }[];
  readonly handoverFields?: readonly HandoverFieldFacts[];
}

export interface SeedPerson {
  readonly email: string;
  readonly name: string;
  readonly kind: 'agent' | 'requester';
  readonly roles: readonly ({ readonly role: 'admin' } | { readonly role: 'agent'; readonly departmentKey: string })[];
  /** Of a requester from an organization. */
  readonly organizationKey?: string | null;
  /** True for who sees all tickets of the organization. */
  readonly managesOrganization?: boolean;
  readonly locale: Locale;
  readonly timeZone: string;
}

export interface SeedTicket {
  readonly departmentKey: string;
  readonly tierLevel: number;
  readonly requesterEmail: string;
  readonly assigneeEmail: string | null;
  readonly subject: string;
  readonly status: TicketStatus;
  readonly priority: TicketPriority;
  readonly channel: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly messages: readonly { readonly authorEmail: string; readonly visibility: 'public' | 'internal'; readonly bodyText: string; readonly channel: string; readonly createdAt: Date }[];
  readonly events: readonly SeedEvent[];
}

export interface SeedCard {
  readonly tried: string;
  readonly evidence: string;
  readonly question: string;
  readonly promised: string;
  readonly fields: readonly HandoverFieldValue[];
}

/** What happened, oldest first: people by address, tiers by level. The actor is null for Meja itself. */
export type SeedEvent = { readonly at: Date; readonly actorEmail: string | null } & (
  | { readonly type: 'ticket.created' }
  | { readonly type: 'ticket.assigned'; readonly assigneeEmail: string | null; readonly previousAssigneeEmail: string | null }
  | { readonly type: 'ticket.status_changed'; readonly status: string; readonly previousStatus: string }
  | ({ readonly type: 'ticket.escalated'; readonly card: SeedCard } & SeedMove)
  | ({ readonly type: 'ticket.deescalated'; readonly reason: string } & SeedMove)
  | ({ readonly type: 'ticket.transferred'; readonly departmentKey: string; readonly previousDepartmentKey: string; readonly card: SeedCard } & SeedMove)
  | { readonly type: 'ticket.solved'; readonly solution: { readonly symptom: string; readonly cause: string; readonly steps: string } }
);

export interface SeedMove {
  readonly tierLevel: number;
  readonly previousTierLevel: number;
}
