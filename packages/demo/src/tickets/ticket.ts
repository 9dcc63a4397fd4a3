import type { DemoChannel, DemoDepartment, DemoPriority, DemoTicket } from '../company.js';
import type { Requester } from '../people/cast.js';
import type { Cast } from '../people/roster.js';
import { Random } from '../random.js';
import { wordsOf } from '../text/words.js';
import type { Rhythm } from '../time/rhythm.js';
import { clockAt } from '../time/zones.js';
import { insideTopics, outsideTopics } from '../topics/all.js';
import type { Topic } from '../topics/topic.js';
import { Cards } from './cards.js';
import { Story } from './story.js';
import { Timeline } from './timeline.js';
import { Voice } from './voice.js';

/** What all tickets of a company share. */
export interface World {
  readonly seed: number;
  readonly count: number;
  /** Tickets of the demonstration's requester, see `ownTickets`. */
  readonly own: readonly number[];
  readonly end: number;
  readonly rhythm: Rhythm;
  readonly cast: Cast;
  readonly departments: readonly DemoDepartment[];
}

/** The ticket with this index; it depends on no other, so any can be made alone. */
export function ticketAt(world: World, index: number): DemoTicket {
  const random = new Random(world.seed, index);
  const { at, crowd } = world.rhythm.at((index + random.next()) / world.count, random);
  const own = world.own.indexOf(index);
  const requester = own >= 0 ? world.cast.demoRequester : world.cast.anyOf(crowd, random);
  const topic = random.weighted(requester.employee ? weightedInside : weightedOutside);
  const department = world.departments.find(({ key }) => topic.key.startsWith(`${key}.`));
  if (!department) throw new Error(`No department for ${topic.key}`);

  const priority = random.weighted(topic.urgent ? urgentPriorities : priorities);
  const channel = channelOf(requester, at, random);
  const words = wordsOf(topic, { random, requester, at: new Date(at) }, world.cast);
  const voice = new Voice(topic, words, requester, random);
  // What agents write to each other is drawn apart.
  const apart = new Random(world.seed, index, 1);
  const cards = new Cards(topic, words, new Voice(topic, words, requester, apart), apart);
  const cameTo = own < 0 && apart.chance(0.04) ? apart.of(world.departments.filter(({ key }) => key !== department.key)) : department;
  const timeline = new Timeline(at, world.end, cameTo.key);
  timeline.write(at, requester, { visibility: 'public', channel, text: () => voice.opening(channel) });
  const plot = { topic, requester, department, cameTo, urgent: priority === 'urgent' };
  const story = new Story(at, plot, timeline, voice, { cast: world.cast, random, cards });
  if (own === 0) story.runToFreshReply(world.end);
  else story.run();

  return {
    number: String(firstNumber + index), topic: topic.key, departmentKey: timeline.department, tierLevel: timeline.level,
    requesterEmail: requester.email, assigneeEmail: timeline.assignee?.email ?? null,
    subject: voice.subject(), status: timeline.status, priority, channel,
    createdAt: new Date(at), updatedAt: timeline.updatedAt, facts: topic.facts.map(words),
    messages: timeline.messages, events: timeline.events,
  };
}

const firstNumber = 1001;

/** Where the tickets of the demonstration's requester stand among all; the first named one has just been answered. */
export const ownTickets = (count: number): number[] => [...new Set([0.985, 0.06, 0.24, 0.47, 0.71, 0.9].map((share) => Math.min(count - 1, Math.floor(share * count))))];

const weighted = (topics: readonly Topic[]) => topics.map((topic): readonly [number, Topic] => [topic.weight, topic]);
const weightedInside = weighted(insideTopics);
const weightedOutside = weighted(outsideTopics);

const priorities: readonly (readonly [number, DemoPriority])[] = [[14, 'low'], [70, 'normal'], [13, 'high'], [3, 'urgent']];
const urgentPriorities: readonly (readonly [number, DemoPriority])[] = [[45, 'normal'], [40, 'high'], [15, 'urgent']];

/** Nobody answers the phone at night. */
function channelOf(requester: Requester, at: number, random: Random): DemoChannel {
  const { hours, weekday } = clockAt(requester.timeZone, at);
  const manned = hours >= 8 && hours < 17 && weekday >= 1 && weekday <= 5;
  return random.weighted([[requester.employee ? 45 : 52, 'email'], [requester.employee ? 40 : 36, 'web-form'], [manned ? 15 : 0, 'agent']]);
}
