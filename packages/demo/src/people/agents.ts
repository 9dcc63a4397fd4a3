import type { DemoDepartment, DemoRole } from '../company.js';
import type { Zone } from '../time/zones.js';
import type { Agent } from './cast.js';
import { addressPart } from './names.js';

const sweden: Zone = 'Europe/Stockholm';
const poland: Zone = 'Europe/Warsaw';
const java: Zone = 'Asia/Jakarta';
type Language = Agent['locale'];

/** People on the helpdesk: department, level, name, time zone, language, what they know best. */
const staff: readonly (readonly [DemoDepartment['key'], number, string, Zone, Language, readonly string[]])[] = [
  ['it', 1, 'Ingrid Hedlund', sweden, 'sv', ['accounts', 'workplace']],
  ['it', 1, 'Dimas Prasetyo', java, 'id', ['workplace', 'network']],
  ['it', 1, 'Natalia Dudek', poland, 'pl', ['accounts', 'software']],
  ['it', 2, 'Oskar Nyström', sweden, 'sv', ['network', 'workplace']],
  ['it', 2, 'Kartika Siregar', java, 'id', ['software', 'accounts']],
  ['it', 3, 'Wei Chen', sweden, 'en', ['network', 'software', 'security']],
  ['hr', 1, 'Gunilla Wallin', sweden, 'sv', ['payroll', 'leave']],
  ['hr', 1, 'Fitri Utami', java, 'id', ['leave', 'benefits']],
  ['hr', 2, 'Agnieszka Mazur', poland, 'pl', ['payroll', 'contracts']],
  ['hr', 2, 'Hendra Gunawan', java, 'id', ['contracts', 'benefits']],
  ['hr', 3, 'Anders Ekdahl', sweden, 'sv', ['payroll', 'contracts', 'leave']],
  ['support', 1, 'Elin Sjögren', sweden, 'sv', ['orders', 'delivery']],
  ['support', 1, 'Rizky Hidayat', java, 'id', ['delivery', 'product']],
  ['support', 1, 'Paweł Sikora', poland, 'pl', ['orders', 'invoices']],
  ['support', 1, 'Amina Abdi', sweden, 'en', ['product', 'orders']],
  ['support', 2, 'Frida Holmgren', sweden, 'sv', ['product', 'invoices']],
  ['support', 2, 'Ayu Lestari', java, 'id', ['delivery', 'product']],
  ['support', 2, 'Tomasz Krawczyk', poland, 'pl', ['invoices', 'orders']],
  ['support', 3, 'Mikko Virtanen', sweden, 'en', ['product', 'delivery', 'invoices']],
];

/** The accounts everybody signs in to the demonstration with: agents of IT and Support, each at their tier. */
const accounts: readonly (readonly [string, number, string, Zone, Language])[] = [
  ['l1@demo.test', 1, 'Linn Eklund', sweden, 'en'],
  ['l2@demo.test', 2, 'Bayu Wijaya', java, 'en'],
  ['specialist@demo.test', 3, 'Joanna Pawlak', poland, 'en'],
];

export function agents(domain: string): Agent[] {
  const admin: Agent = agent('admin@demo.test', 'Astrid Norén', sweden, 'en', [], [{ role: 'admin' }]);
  const demo = accounts.map(([email, level, name, zone, language]) =>
    agent(email, name, zone, language, ['accounts', 'network', 'orders', 'delivery'], [
      { role: 'agent', departmentKey: 'it', tierLevel: level },
      { role: 'agent', departmentKey: 'support', tierLevel: level },
    ]),
  );
  const others = staff.map(([departmentKey, tierLevel, name, zone, language, skills]) => {
    const [given = '', family = ''] = name.split(' ').map(addressPart);
    return agent(`${given}.${family}@${domain}`, name, zone, language, skills, [{ role: 'agent', departmentKey, tierLevel }]);
  });
  return [admin, ...demo, ...others];
}

function agent(...[email, name, timeZone, locale, skills, roles]: [string, string, Zone, Language, readonly string[], readonly DemoRole[]]): Agent {
  return { email, name, first: name.split(' ')[0] ?? name, kind: 'agent', roles, skills, organizationKey: null, managesOrganization: false, locale, timeZone };
}
