import type { Cast } from '../people/roster.js';
import { clockAt, day, hour } from '../time/zones.js';
import type { Scene, Topic, Word } from '../topics/topic.js';
import type { Words } from './grammar.js';

/** The words of one ticket: those of its topic, then those every topic may use. A word once chosen stays. */
export function wordsOf(topic: Topic, scene: Scene, cast: Cast): Words {
  const chosen = new Map<string, string>([
    ['first', scene.requester.first],
    ['name', scene.requester.name],
    ['place', scene.requester.place],
    ['circle', scene.requester.circle],
    ['lead', cast.leadOf(scene.requester).name],
  ]);
  return (name) => {
    let word = chosen.get(name);
    if (word === undefined) {
      const make = name === 'colleague' ? () => cast.colleagueOf(scene.requester, scene.random).name : (topic.words[name] ?? everywhere[name]);
      if (!make) throw new Error(`The topic ${topic.key} uses the word "${name}", which nobody defines`);
      chosen.set(name, (word = make(scene)));
    }
    return word;
  };
}

const everywhere: Readonly<Record<string, Word>> = {
  floor: ({ random }) => random.of(['ground', 'first', 'second', 'third', 'fourth']),
  room: ({ random, requester }) => `${random.of(rooms[requester.place] ?? ['Room'])} ${random.whole(1, 9)}`,
  weekday: ({ random, at }) => dayName(workday(at.getTime() - random.whole(1, 4) * day, -1)),
  date: ({ random, at }) => dateName(workday(at.getTime() - random.whole(5, 18) * day, -1)),
  soon: ({ random, at }) => dateName(workday(at.getTime() + random.whole(8, 24) * day, 1)),
  later: ({ random }) => random.of(['tomorrow at nine', 'tomorrow at ten', 'tomorrow at noon', 'tomorrow afternoon']),
  time: ({ random, at, requester }) => {
    const { hours } = clockAt(requester.timeZone, at.getTime() - random.next() * 0.5 * hour);
    return `${String(Math.floor(hours)).padStart(2, '0')}:${String(Math.floor((hours % 1) * 60)).padStart(2, '0')}`;
  },
  depot: ({ requester }) => (requester.timeZone === 'Asia/Jakarta' ? 'Semarang' : 'Borås'),
};

const rooms: Readonly<Record<string, readonly string[]>> = {
  Gothenburg: ['Vinga', 'Marstrand', 'Älvsborg'], Stockholm: ['Djurgården', 'Skeppsbron'], Kraków: ['Wawel', 'Wisła'], Jakarta: ['Monas', 'Menteng'], Jepara: ['Kartini', 'Mahoni', 'Bandengan'],
};

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function workday(at: number, step: 1 | -1): Date {
  let found = new Date(at);
  while (found.getUTCDay() % 6 === 0) found = new Date(found.getTime() + step * day);
  return found;
}

const dayName = (at: Date) => weekdays[at.getUTCDay()] ?? '';
const dateName = (at: Date) => `${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ''}`;
