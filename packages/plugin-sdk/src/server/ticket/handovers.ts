import type { RequestContext } from '../kernel/context.js';

/** Up, down, or over to another department. @since 0.1.0 */
export type HandoverKind = 'escalation' | 'deescalation' | 'transfer';

/** The card that travelled with a ticket. It never changes. @since 0.1.0 */
export interface HandoverFacts {
  readonly id: string;
  readonly ticketId: string;
  readonly kind: HandoverKind;
  readonly fromDepartmentId: string;
  readonly fromTierId: string;
  readonly toDepartmentId: string;
  readonly toTierId: string;
  /** Null when Meja or a plugin handed it over. */
  readonly authorId: string | null;
  /** As it was when the card was written. */
  readonly authorName: string;
  /** The four parts of a card; empty when the ticket was given back. */
  readonly tried: string;
  readonly evidence: string;
  readonly question: string;
  readonly promised: string;
  /** Why it was given back; empty when it was handed up or over. */
  readonly reason: string;
  /** What the department asked for besides, in its order; only what was filled in. */
  readonly fields: readonly HandoverFieldValue[];
  /** How long the ticket was at the tier it left, that time. */
  readonly seconds: number;
  readonly createdAt: Date;
}

/** What a card says in a field of the department it left. @since 0.1.0 */
export interface HandoverFieldValue {
  readonly key: string;
  /** As the field was called when the card was written. */
  readonly label: string;
  /** Text, number or boolean, as the type of the field was; a date is `YYYY-MM-DD`. */
  readonly value: string | number | boolean;
}

/** How a field is filled in. @since 0.1.0 */
export type HandoverFieldType = 'text' | 'number' | 'boolean' | 'date' | 'choice';

/** What a department asks for on its cards besides the four parts. @since 0.1.0 */
export interface HandoverFieldFacts {
  readonly key: string;
  readonly label: string;
  readonly type: HandoverFieldType;
  readonly required: boolean;
  /** Of a choice: its values. Empty otherwise. */
  readonly choices: readonly string[];
}

/** Reads handover cards of tickets that `ctx` may see. Requesters see none. @since 0.1.0 */
export abstract class Handovers {
  /** Of each ticket in the order of `ticketIds`, newest first; empty for a ticket that does not exist for `ctx`. */
  abstract ofTickets(ctx: RequestContext, ticketIds: readonly string[]): Promise<HandoverFacts[][]>;
  /** In the order the department chose; empty for a department that `ctx` has no part in. */
  abstract fields(ctx: RequestContext, departmentId: string): Promise<HandoverFieldFacts[]>;
}
