/** A department with its tiers, level 1 first. */
export interface DemoDepartment {
  readonly key: 'it' | 'hr' | 'support';
  readonly name: string;
  readonly tiers: readonly { readonly level: number; readonly name: string }[];
  /** What it asks for on a handover card besides what was tried, seen, asked and promised. */
  readonly handoverFields: readonly DemoHandoverField[];
}

export interface DemoHandoverField {
  readonly key: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'boolean' | 'date' | 'choice';
  readonly required: boolean;
  readonly choices: readonly string[];
}

/** What a person is: an administrator everywhere, or an agent of one tier of one department. */
export type DemoRole = { readonly role: 'admin' } | { readonly role: 'agent'; readonly departmentKey: DemoDepartment['key']; readonly tierLevel: number };

export interface DemoOrganization {
  readonly key: string;
  readonly name: string;
  readonly city: string;
}

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly kind: 'agent' | 'requester';
  readonly roles: readonly DemoRole[];
  /** Of an agent: what they know best. */
  readonly skills: readonly string[];
  /** Of a requester from outside: who they write for; null for a private person and for employees. */
  readonly organizationKey: string | null;
  /** True for one person of each organization: they see all its tickets. */
  readonly managesOrganization: boolean;
  readonly locale: 'en' | 'id' | 'pl' | 'sv';
  readonly timeZone: string;
}

export type DemoStatus = 'new' | 'open' | 'waiting_for_requester' | 'waiting_for_third_party' | 'snoozed' | 'solved' | 'closed';
export type DemoPriority = 'low' | 'normal' | 'high' | 'urgent';
/** As the ticket module names them: `agent` is a ticket an agent took at the phone, and every message of an agent. */
export type DemoChannel = 'email' | 'web-form' | 'agent';

export interface DemoMessage {
  readonly authorEmail: string;
  readonly visibility: 'public' | 'internal';
  readonly bodyText: string;
  readonly channel: DemoChannel;
  readonly createdAt: Date;
}

/** What travels with a ticket that is handed up or over. */
export interface DemoCard {
  readonly tried: string;
  readonly evidence: string;
  readonly question: string;
  readonly promised: string;
  readonly fields: readonly { readonly key: string; readonly label: string; readonly value: string | number | boolean }[];
}

export interface DemoSolution {
  readonly symptom: string;
  readonly cause: string;
  readonly steps: string;
}

/** What happened, oldest first. `actorEmail` is null for the system. */
export type DemoEvent = { readonly at: Date; readonly actorEmail: string | null } & (
  | { readonly type: 'ticket.created' }
  | { readonly type: 'ticket.assigned'; readonly assigneeEmail: string | null; readonly previousAssigneeEmail: string | null }
  | { readonly type: 'ticket.escalated'; readonly tierLevel: number; readonly previousTierLevel: number; readonly card: DemoCard }
  | { readonly type: 'ticket.deescalated'; readonly tierLevel: number; readonly previousTierLevel: number; readonly reason: string }
  | { readonly type: 'ticket.transferred'; readonly departmentKey: DemoDepartment['key']; readonly previousDepartmentKey: DemoDepartment['key']; readonly tierLevel: number; readonly previousTierLevel: number; readonly card: DemoCard }
  | { readonly type: 'ticket.solved'; readonly solution: DemoSolution }
  | { readonly type: 'ticket.status_changed'; readonly status: DemoStatus; readonly previousStatus: DemoStatus }
);

export interface DemoTicket {
  /** Counts up from 1001 in the order of creation. */
  readonly number: string;
  readonly departmentKey: DemoDepartment['key'];
  readonly tierLevel: number;
  readonly requesterEmail: string;
  readonly assigneeEmail: string | null;
  readonly subject: string;
  readonly status: DemoStatus;
  readonly priority: DemoPriority;
  readonly channel: DemoChannel;
  readonly createdAt: Date;
  /** Of the last message or event. */
  readonly updatedAt: Date;
  /** What it is about, for example `it.vpn`. */
  readonly topic: string;
  /** What tells it from others of its topic: an order number, a device, an error code, a person, a place. Its opening names them. */
  readonly facts: readonly string[];
  /** The request first. */
  readonly messages: readonly DemoMessage[];
  readonly events: readonly DemoEvent[];
}

export interface Company {
  readonly name: string;
  readonly departments: readonly DemoDepartment[];
  readonly organizations: readonly DemoOrganization[];
  readonly people: readonly DemoPerson[];
  readonly ticketCount: number;
  /** In the order of creation, made one by one; each call starts over with the same tickets. */
  tickets(): IterableIterator<DemoTicket>;
}

export interface CompanyOptions {
  readonly seed: number;
  /** How many tickets. */
  readonly tickets: number;
  /** How many days they are spread over. */
  readonly days: number;
  /** The present of the company: nothing happens after it. */
  readonly end: Date;
  readonly language: 'en';
}
