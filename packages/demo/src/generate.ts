import type { Company, CompanyOptions, DemoDepartment, DemoPerson, DemoTicket } from './company.js';
import { agents } from './people/agents.js';
import { customers } from './people/organizations.js';
import { requesters } from './people/requesters.js';
import { Cast } from './people/roster.js';
import { Random } from './random.js';
import { Rhythm } from './time/rhythm.js';
import { ownTickets, ticketAt, type World } from './tickets/ticket.js';

/**
 * Björk & Jati, a maker of furniture: designed in Gothenburg, made in Jepara. The same options give the same bytes.
 * Tickets are made one by one while they are asked for, so a million of them need no more memory than one.
 */
export function generateCompany({ seed, tickets: count, days, end }: CompanyOptions): Company {
  const random = new Random(seed);
  const organizations = customers(random);
  const staff = agents(domain);
  const askers = requesters(random, { domain, customers: organizations, taken: staff.map(({ email }) => email) }, { employees: 170, customers: Math.min(6000, Math.max(240, Math.floor(count / 60))) });
  const world: World = { seed, count, own: ownTickets(count), end: end.getTime(), rhythm: new Rhythm(end.getTime(), days), cast: new Cast(staff, askers), departments };
  return {
    name: 'Björk & Jati',
    departments,
    organizations: organizations.map(({ key, name, city }) => ({ key, name, city })),
    people: [...staff, ...askers].map(plain),
    ticketCount: count,
    tickets: () => all(world),
  };
}

const domain = 'bjorkjati.test';

const tiers = [{ level: 1, name: 'L1' }, { level: 2, name: 'L2' }, { level: 3, name: 'Specialist' }];
const departments: readonly DemoDepartment[] = [
  { key: 'it', name: 'IT', tiers, handoverFields: [
    { key: 'system', label: 'System or device', type: 'text', required: true, choices: [] },
    { key: 'affected', label: 'Who is affected', type: 'choice', required: true, choices: ['One person', 'A team', 'A whole site'] },
    { key: 'remote', label: 'May we connect to the screen?', type: 'boolean', required: false, choices: [] },
  ] },
  { key: 'hr', name: 'HR', tiers, handoverFields: [] },
  { key: 'support', name: 'Support', tiers, handoverFields: [
    { key: 'matter', label: 'Order, invoice or product', type: 'text', required: true, choices: [] },
    { key: 'wish', label: 'What the customer wants', type: 'choice', required: true, choices: ['Repair', 'Replacement', 'Money back', 'An explanation'] },
    { key: 'neededBy', label: 'Needed by', type: 'date', required: false, choices: [] },
  ] },
];

function* all(world: World): IterableIterator<DemoTicket> {
  for (let index = 0; index < world.count; index++) yield ticketAt(world, index);
}

const plain = ({ email, name, kind, roles, skills, organizationKey, managesOrganization, locale, timeZone }: DemoPerson): DemoPerson => ({ email, name, kind, roles, skills, organizationKey, managesOrganization, locale, timeZone });
