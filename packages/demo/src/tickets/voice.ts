import type { DemoChannel, DemoDepartment } from '../company.js';
import type { Agent, Requester } from '../people/cast.js';
import type { Random } from '../random.js';
import { tell, type Words } from '../text/grammar.js';
import * as phrases from '../text/phrases.js';
import type { Case, Topic } from '../topics/topic.js';

const teams: Readonly<Record<DemoDepartment['key'], string>> = { it: 'IT', hr: 'HR', support: 'support' };
const desks: Readonly<Record<DemoDepartment['key'], string>> = { it: 'IT Service Desk', hr: 'People & Culture', support: 'Customer Support' };

/** Writes the messages of one ticket, each in the manner of its author. */
export class Voice {
  private readonly department: DemoDepartment['key'];

  constructor(private readonly topic: Topic, readonly words: Words, private readonly requester: Requester, private readonly random: Random) {
    this.department = topic.key.slice(0, topic.key.indexOf('.')) as DemoDepartment['key'];
  }

  subject(): string {
    return this.say(this.random.of(this.topic.subjects));
  }

  opening(channel: DemoChannel): string {
    const { random, topic, requester } = this;
    const what = [this.say(random.of(topic.openings)), ...this.details()];
    if (channel === 'agent') return this.say(random.of(phrases.calls), { quote: what.join(' ') });
    const wish = this.say(random.of(phrases.requests[requester.manner]));
    if (channel === 'web-form') return paragraphs(what.join(' '), requester.manner === 'brief' ? '' : wish);
    const { formal, outsideFormal, friendly } = phrases.greetings;
    const greeting = requester.manner === 'brief' ? '' : random.of(requester.manner === 'friendly' ? friendly : requester.employee ? formal : outsideFormal);
    const [first = '', ...rest] = what;
    const text = what.length > 2 ? paragraphs(first, rest.join(' ')) : what.join(' ');
    return paragraphs(this.say(greeting, { team: teams[this.department] }), text, wish, this.signature());
  }

  /** An agent to the requester. A first answer may say what it is about; `next` is who takes over. */
  reply(agent: Agent, template: string, { next = '', ...frame }: { intro: boolean; closing: boolean; next?: string | undefined }): string {
    const { random } = this;
    const intro = frame.intro && random.chance(0.6) ? `${this.say(random.of(phrases.thanksForWriting))} ` : '';
    const greeting = `${agent.email.length % 2 === 0 ? 'Hi' : 'Hello'} ${this.requester.first},`;
    const closing = frame.closing ? random.of(phrases.closings) : '';
    return paragraphs(greeting, intro + this.say(template, { agent: agent.first, next }), closing, `${agent.first}\n${desks[this.department]}, Björk & Jati`);
  }

  /** The requester to the agent. */
  answer(agent: Agent, template: string): string {
    const text = this.say(template, { agent: agent.first });
    const { manner } = this.requester;
    if (manner === 'brief') return text;
    return paragraphs(text.includes(agent.first) ? '' : `${manner === 'formal' ? 'Dear' : 'Hi'} ${agent.first},`, text, this.signature());
  }

  note(template: string, more: Readonly<Record<string, string>> = {}): string {
    return paragraphs(`${this.say(template, more)} ${this.say(this.random.of(phrases.tails))}`.trim());
  }

  /** As it stands, for what agents write to each other in forms. */
  phrase(template: string, more: Readonly<Record<string, string>> = {}): string {
    return this.say(template, more).trim();
  }

  choose(): Case {
    return this.random.of(this.topic.cases);
  }

  private details(): string[] {
    const { random, topic } = this;
    const count = random.weighted([[this.requester.manner === 'brief' ? 5 : 1, 0], [5, 1], [3, 2]]);
    const start = random.whole(0, topic.details.length - 1);
    return Array.from({ length: count }, (_, index) => this.say(topic.details[(start + index) % topic.details.length] ?? ''));
  }

  private signature(): string {
    const { requester, random } = this;
    const from = requester.manner === 'formal' && requester.circle !== '' ? `\n${requester.circle}, ${requester.place}` : '';
    return tell(phrases.signatures[requester.manner], this.words, random) + from;
  }

  private say(template: string, more: Readonly<Record<string, string>> = {}): string {
    const words: Words = (name) => more[name] ?? (name === 'short' ? tell(this.topic.short, this.words, this.random) : this.words(name));
    return tell(template, words, this.random);
  }
}

const paragraphs = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('\n\n');
