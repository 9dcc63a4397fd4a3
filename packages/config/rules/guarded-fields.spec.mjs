import { describe, expect, it } from '@jest/globals';
import { rule } from './guarded-fields.mjs';
import { told } from './tree/plant.mjs';

const api = 'packages/core/src/modules/ticket/api';

describe('guarded root fields', () => {
  it('refuses a query, a mutation and a subscription without @Allow, and leaves other fields alone', () => {
    const resolver = `class TicketResolver {
  @agent.query('ticket') @Allow(mayReadTickets) ticket() {}
  @agent.mutation('createTicket') createTicket() {}
  @agent.subscription('ticketsChanged') ticketsChanged() {}
  @agent.field('Ticket.tier') tier() {}
}`;
    expect(told(rule, { [`${api}/agent/ticket.resolver.ts`]: resolver })).toEqual([
      `${api}/agent/ticket.resolver.ts:3 The mutation "createTicket" has no @Allow. Add @Allow(permission) with a permission of its module, or @Allow(anybody) when everybody may try.`,
      expect.stringContaining(':4 The subscription "ticketsChanged" has no @Allow.'),
    ]);
  });

  it('refuses a root field that only the other API answers', () => {
    const files = {
      [`${api}/portal/ticket.graphql`]: 'extend type Query {\n  "One of yours."\n  ticket(id: ID!): String\n}',
      [`${api}/agent/ticket.resolver.ts`]: "class R { @agent.query('ticket') @Allow(anybody) ticket() {} }",
    };
    expect(told(rule, files)).toEqual([`${api}/portal/ticket.graphql:3 No resolver answers the query "ticket" of the portal API. Add a method with @Allow beside this file, or take the field away.`]);
  });
});
