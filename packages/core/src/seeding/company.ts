import type { Locale } from '@meja/plugin-sdk/server/kernel';
import type { TicketPriority, TicketStatus } from '@meja/plugin-sdk/server/ticket';

/** A company as a generator describes it: plain facts, no ids. What generates it need not know core. */
export interface SeedCompany {
  readonly departments: readonly { readonly key: string; readonly name: string; readonly tiers: readonly { readonly level: number; readonly name: string }[] }[];
  readonly people: readonly SeedPerson[];
  tickets(): Iterable<SeedTicket>;
}

export interface SeedPerson {
  readonly email: string;
  readonly name: string;
  readonly kind: 'agent' | 'requester';
  readonly roles: readonly ({ readonly role: 'admin' } | { readonly role: 'agent'; readonly departmentKey: string })[];
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
  readonly events: readonly ({ readonly type: string; readonly at: Date; readonly actorEmail: string | null } & Readonly<Record<string, unknown>>)[];
}
