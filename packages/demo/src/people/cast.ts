import type { DemoDepartment, DemoPerson } from '../company.js';
import type { Zone } from '../time/zones.js';

/** A person who asks, with what the texts need to know about them. */
export interface Requester extends DemoPerson {
  readonly kind: 'requester';
  readonly timeZone: Zone;
  readonly first: string;
  /** Where they work or live. */
  readonly place: string;
  /** Their team, or the organization they write for; empty for a private person. */
  readonly circle: string;
  readonly employee: boolean;
  readonly manner: 'formal' | 'friendly' | 'brief';
}

export interface Agent extends DemoPerson {
  readonly kind: 'agent';
  readonly timeZone: Zone;
  readonly first: string;
}

/** Where an agent stands. */
export interface Post {
  readonly department: DemoDepartment['key'];
  readonly level: number;
}

export const worksAt = (agent: Agent, { department, level }: Post): boolean =>
  agent.roles.some((role) => role.role === 'agent' && role.departmentKey === department && role.tierLevel === level);
