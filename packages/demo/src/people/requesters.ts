import type { Random } from '../random.js';
import type { Zone } from '../time/zones.js';
import type { Requester } from './cast.js';
import { addressPart, elsewhere, indonesian, polish, swedish, type NameStock } from './names.js';
import { townOf, type Customer } from './organizations.js';

/** A site of the company: most people there come from around it. */
interface Site {
  readonly name: string;
  readonly zone: Zone;
  readonly language: Requester['locale'];
  readonly names: NameStock;
  readonly teams: readonly string[];
}

const sites: readonly (readonly [number, Site])[] = [
  [34, { name: 'Gothenburg', zone: 'Europe/Stockholm', language: 'sv', names: swedish, teams: ['Design', 'Sales', 'Finance', 'Marketing', 'Logistics', 'Product Development'] }],
  [12, { name: 'Stockholm', zone: 'Europe/Stockholm', language: 'sv', names: swedish, teams: ['Showroom', 'Sales', 'Interior Projects'] }],
  [18, { name: 'Kraków', zone: 'Europe/Warsaw', language: 'pl', names: polish, teams: ['Finance', 'Purchasing', 'Web Shop'] }],
  [14, { name: 'Jakarta', zone: 'Asia/Jakarta', language: 'id', names: indonesian, teams: ['Sales', 'Finance', 'Export'] }],
  [22, { name: 'Jepara', zone: 'Asia/Jakarta', language: 'id', names: indonesian, teams: ['Production Planning', 'Quality', 'Workshop', 'Warehouse', 'Purchasing'] }],
];

/** Everybody who writes: employees and customers, no two with the same address. The first is the account of the demonstration. */
export function requesters(random: Random, company: { domain: string; customers: readonly Customer[]; taken: readonly string[] }, count: { employees: number; customers: number }): Requester[] {
  const addresses = new Set([demoRequester.email, ...company.taken]);
  const managed = new Set<string>();
  const free = (wanted: string, domain: string) => {
    let address = `${wanted}@${domain}`;
    for (let number = 2; addresses.has(address); number++) address = `${wanted}${number}@${domain}`;
    addresses.add(address);
    return address;
  };
  const employees = Array.from({ length: count.employees }, () => employee(random, (name) => free(name, company.domain)));
  const customers = Array.from({ length: count.customers }, () => customer(random, company.customers, free));
  return [demoRequester, ...employees, ...customers.map((one) => ({ ...one, managesOrganization: isFirst(one, managed) }))];
}

/** Whoever wrote first for an organization speaks for it. */
function isFirst({ organizationKey }: Requester, managed: Set<string>): boolean {
  if (organizationKey === null || managed.has(organizationKey)) return false;
  managed.add(organizationKey);
  return true;
}

const demoRequester: Requester = {
  email: 'requester@demo.test', name: 'Sara Lundin', first: 'Sara', kind: 'requester', roles: [], skills: [], organizationKey: null, managesOrganization: false,
  locale: 'en', timeZone: 'Europe/Stockholm', place: 'Gothenburg', circle: 'Sales', employee: true, manner: 'friendly',
};

const manners = [[3, 'formal'], [5, 'friendly'], [2, 'brief']] as const;

function employee(random: Random, address: (name: string) => string): Requester {
  const site = random.weighted(sites);
  const name = fullName(random, random.chance(0.85) ? site.names : elsewhere);
  return {
    ...person(name, random), email: address(name.map(addressPart).join('.')), organizationKey: null, employee: true,
    locale: random.chance(0.8) ? site.language : 'en', timeZone: site.zone, place: site.name, circle: random.of(site.teams),
  };
}

function customer(random: Random, organizations: readonly Customer[], address: (name: string, domain: string) => string): Requester {
  const organization = random.chance(0.55) ? random.of(organizations) : null;
  const culture = organization?.culture ?? random.weighted([[5, 'swedish'], [2, 'polish'], [1, 'elsewhere'], [3, 'indonesian']] as const);
  const name = fullName(random, random.chance(0.9) ? stocks[culture] : elsewhere);
  const domain = organization?.domain ?? random.of(['postlada.test', 'kotakpos.test', 'mejl.test']);
  return {
    ...person(name, random), email: address(name.map(addressPart).join('.'), domain), organizationKey: organization?.key ?? null, employee: false,
    locale: languages[culture], timeZone: culture === 'indonesian' ? 'Asia/Jakarta' : 'Europe/Stockholm', place: organization?.city ?? townOf(culture, random), circle: organization?.name ?? '',
  };
}

const stocks: Readonly<Record<Customer['culture'], NameStock>> = { swedish, polish, elsewhere, indonesian };
const languages: Readonly<Record<Customer['culture'], Requester['locale']>> = { swedish: 'sv', polish: 'pl', elsewhere: 'en', indonesian: 'id' };

const person = (name: readonly string[], random: Random) => ({ name: name.join(' '), first: name[0] ?? '', kind: 'requester' as const, roles: [], skills: [], managesOrganization: false, manner: random.weighted(manners) });

/** Some Indonesians have one name alone. */
function fullName(random: Random, stock: NameStock): string[] {
  const given = random.of(stock.given);
  return stock === indonesian && random.chance(0.08) ? [given] : [given, random.of(stock.family)];
}
