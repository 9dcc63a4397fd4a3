import type { Random } from '../random.js';
import type { Crowd } from '../time/rhythm.js';
import type { Zone } from '../time/zones.js';
import { worksAt, type Agent, type Post, type Requester } from './cast.js';

/** Who there is to choose from. */
export class Cast {
  private readonly crowds = new Map<Crowd, Requester[]>();
  private readonly teams = new Map<string, Requester[]>();
  private readonly leads = new Map<Requester, Requester>();
  private readonly posts = new Map<string, readonly Agent[]>();

  constructor(private readonly agents: readonly Agent[], readonly requesters: readonly Requester[]) {
    for (const requester of requesters) {
      push(this.crowds, crowdOf(requester), requester);
      if (requester.employee) push(this.teams, requester.place, requester);
    }
  }

  get demoRequester(): Requester {
    const [first] = this.requesters;
    if (!first) throw new Error('Nobody to ask anything');
    return first;
  }

  /** Some write often, most now and then. The account of the demonstration is left out: its tickets are placed by hand. */
  anyOf(crowd: Crowd, random: Random): Requester {
    const people = this.crowds.get(crowd) ?? this.requesters;
    const found = people[Math.floor(random.next() ** 1.6 * people.length)];
    return found && found !== this.demoRequester ? found : random.of(people.slice(1));
  }

  /** Who knows the skill comes more often, and so does who is awake when the requester is. */
  agentAt(post: Post, wish: { skill: string; zone: Zone }, random: Random): Agent {
    const key = `${post.department} ${post.level}`;
    let there = this.posts.get(key);
    if (!there) this.posts.set(key, (there = this.agents.filter((agent) => worksAt(agent, post))));
    return random.weighted(there.map((agent): [number, Agent] => [(agent.skills.includes(wish.skill) ? 3 : 1) * (isJava(agent.timeZone) === isJava(wish.zone) ? 4 : 1), agent]));
  }

  /** Leads sit in the same place and team, if there is one; nobody is their own. */
  leadOf(requester: Requester): Requester {
    let lead = this.leads.get(requester);
    if (!lead) this.leads.set(requester, (lead = this.findLead(requester)));
    return lead;
  }

  private findLead(requester: Requester): Requester {
    const near = this.teams.get(requester.place) ?? [];
    const others = (people: readonly Requester[]) => people.find((person) => person !== requester && person.name.includes(' '));
    return others(near.filter(({ circle }) => circle === requester.circle)) ?? others(near) ?? others(this.requesters) ?? requester;
  }

  colleagueOf(requester: Requester, random: Random): Requester {
    const near = this.teams.get(requester.place) ?? this.requesters;
    const lead = this.leadOf(requester);
    // In a tiny company there may be nobody else; then the lead it is.
    for (let tries = 0; tries < 20; tries++) {
      const found = random.of(near);
      if (found.first !== requester.first && found !== lead) return found;
    }
    return lead;
  }
}

const isJava = (zone: Zone) => zone === 'Asia/Jakarta';

const crowdOf = ({ employee, timeZone }: Requester): Crowd => `${employee ? 'employees' : 'customers'}-${timeZone === 'Asia/Jakarta' ? 'indonesia' : 'europe'}`;

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
