import type { DemoDepartment } from '../company.js';
import type { Agent, Requester } from '../people/cast.js';
import type { Cast } from '../people/roster.js';
import type { Random } from '../random.js';
import * as phrases from '../text/phrases.js';
import { afterWork, day, hour, minute, workingTime } from '../time/zones.js';
import type { Case, Topic } from '../topics/topic.js';
import type { Cards } from './cards.js';
import type { Timeline } from './timeline.js';
import type { Voice } from './voice.js';

/** Who and what a ticket is about. */
export interface Plot {
  readonly topic: Topic;
  readonly requester: Requester;
  /** Whose matter it is. */
  readonly department: DemoDepartment;
  /** Where it came in: another department when it was misrouted. */
  readonly cameTo: DemoDepartment;
  readonly urgent: boolean;
}

interface Parts {
  readonly cast: Cast;
  readonly random: Random;
  readonly cards: Cards;
}

/** Lets a ticket take its course after the request: assigned, asked back, handed up, waited for, solved, closed. */
export class Story {
  private now: number;
  private agent: Agent;
  private readonly theCase: Case;
  private answered = false;
  /** Some tickets simply take long. */
  private readonly pace: number;

  constructor(createdAt: number, private readonly plot: Plot, private readonly timeline: Timeline, private readonly voice: Voice, private readonly parts: Parts) {
    const { random } = parts;
    this.now = createdAt;
    this.agent = this.someone(1);
    this.theCase = voice.choose();
    this.pace = (plot.urgent ? 0.4 : 1) * (random.chance(0.12) ? random.whole(5, 12) : 1);
  }

  run(): void {
    const { random } = this.parts;
    this.work(random.stretched(1.4));
    if (this.plot.cameTo !== this.plot.department) this.sendOn();
    this.timeline.assign(this.now, this.agent, this.agent);
    this.work(random.stretched(0.5));
    if ((!this.theCase.alone || random.chance(0.25)) && !this.askBack()) return;
    // What an answer of the requester settles needs nobody else.
    if (this.theCase.alone && random.chance(0.26)) this.handUp();
    if (random.chance(0.3)) this.note(this.theCase.note);
    this.pause();
    this.work(random.stretched(3));
    this.solve();
  }

  /** As `run`, but the agent has only just answered. */
  runToFreshReply(present: number): void {
    this.now = Math.min(this.now + 20 * minute, present - 30 * minute);
    this.timeline.assign(this.now, this.agent, this.agent);
    this.now = present - 25 * minute;
    this.reply(this.theCase.ask, { intro: true });
    this.timeline.turn(this.now, this.agent, 'waiting_for_requester');
  }

  /** False when the requester never answered. */
  private askBack(): boolean {
    const { random } = this.parts;
    this.reply(this.theCase.ask, { intro: true });
    this.timeline.turn(this.now, this.agent, 'waiting_for_requester');
    if (random.chance(0.12)) return this.giveUp();
    this.now = this.plot.requester.employee ? afterWork(this.plot.requester.timeZone, this.now, { hours: random.stretched(2.5), patience: random.next() }) : this.now + random.stretched(7) * hour;
    this.answer(this.theCase.answer);
    this.timeline.turn(this.now, this.plot.requester, 'open');
    this.work(random.stretched(1.5));
    return true;
  }

  private giveUp(): false {
    const { random } = this.parts;
    this.work(38);
    this.reply(random.of(phrases.reminders));
    this.work(66);
    this.reply(random.of(phrases.givingUp));
    this.timeline.solve(this.now, this.agent, this.parts.cards.givenUp());
    this.close();
    return false;
  }

  /** It came to the wrong desk, which hands it over with a card. */
  private sendOn(): void {
    const { random, cards, cast } = this.parts;
    const { cameTo, department } = this.plot;
    const reader = cast.agentAt({ department: cameTo.key, level: 1 }, { skill: this.plot.topic.skill, zone: this.plot.requester.timeZone }, random);
    this.timeline.assign(this.now, reader, reader);
    this.work(random.stretched(0.4), reader);
    this.timeline.transfer(this.now, reader, { from: cameTo.key, to: department.key, card: cards.card(cameTo, this.now, { misrouted: true }) });
    this.work(random.stretched(1.2));
  }

  private handUp(): void {
    const { random, cards } = this.parts;
    const { department } = this.plot;
    while (this.timeline.level < 3) {
      const level = this.timeline.level + 1;
      const next = this.someone(level);
      this.timeline.escalate(this.now, this.agent, cards.card(department, this.now));
      if (random.chance(0.6)) this.reply(random.of(phrases.told), { next: next.first });
      this.work(random.stretched(1.2), next);
      this.timeline.assign(this.now, next, next);
      this.work(random.stretched(1), next);
      if (this.timeline.level < level) return;
      if (random.chance(0.14)) this.bounce(next, level);
      this.agent = next;
      // What lies in the future does not raise the level; two steps up are rare anyway.
      if (this.timeline.level < level || !random.chance(0.15)) return;
    }
  }

  /** Given back, done better, and up again. */
  private bounce(above: Agent, level: number): void {
    const { random, cards } = this.parts;
    const below = this.agent;
    this.timeline.giveBack(this.now, above, cards.reason());
    this.work(random.stretched(1), below);
    this.timeline.assign(this.now, below, below);
    if (this.timeline.level < level) this.reply(this.theCase.ask);
    this.work(random.stretched(1.5), below);
    this.timeline.escalate(this.now, below, cards.card(this.plot.department, this.now));
    this.work(random.stretched(1), above);
    this.timeline.assign(this.now, above, above);
    this.work(random.stretched(0.6), above);
  }

  /** Waits for a supplier, or until the requester is back. */
  private pause(): void {
    const { random } = this.parts;
    if (this.plot.topic.partner && this.theCase.alone && random.chance(0.35)) {
      this.reply(random.of(phrases.waiting));
      this.timeline.turn(this.now, this.agent, 'waiting_for_third_party');
      // Partners keep the promised day, however long the rest takes.
      this.now = afterWork(this.agent.timeZone, this.now, { hours: Math.min(40, random.stretched(24)), patience: random.next() });
      this.timeline.turn(this.now, this.agent, 'open');
    } else if (random.chance(0.03)) {
      this.note(random.of(phrases.away));
      this.timeline.turn(this.now, this.agent, 'snoozed');
      this.now += random.whole(8, 12) * day;
      this.timeline.turn(this.now, null, 'open');
    }
  }

  private solve(): void {
    const { random } = this.parts;
    const steps = random.of(this.theCase.solutions);
    this.reply(steps, { closing: true, intro: true });
    if (random.chance(0.4)) {
      this.now += Math.max(0.2, random.stretched(3)) * hour;
      this.answer(random.of(phrases.thanks));
      this.work(random.stretched(0.7));
    }
    this.timeline.solve(this.now, this.agent, this.parts.cards.solution(this.theCase, steps));
    this.close();
  }

  private close(): void {
    this.timeline.turn(this.now + 7 * day, null, 'closed');
  }

  private reply(template: string, how: { intro?: boolean; closing?: boolean; next?: string } = {}): void {
    const { agent } = this;
    const frame = { intro: how.intro === true && !this.answered, closing: how.closing === true };
    this.timeline.write(this.now, agent, { visibility: 'public', channel: 'agent', text: () => this.voice.reply(agent, template, { ...frame, next: how.next }) });
    this.timeline.turn(this.now, agent, this.timeline.status === 'new' ? 'open' : this.timeline.status);
    this.answered = true;
    this.now += minute;
  }

  private answer(template: string): void {
    const channel = this.plot.requester.employee && this.timeline.messages[0]?.channel === 'web-form' ? 'web-form' : 'email';
    this.timeline.write(this.now, this.plot.requester, { visibility: 'public', channel, text: () => this.voice.answer(this.agent, template) });
    this.now += minute;
  }

  private note(template: string, more?: Readonly<Record<string, string>>): void {
    const { agent } = this;
    this.timeline.write(this.now, agent, { visibility: 'internal', channel: 'agent', text: () => this.voice.note(template, more) });
    this.now += minute;
  }

  /** So many hours of work later. */
  private work(hours: number, agent = this.agent): void {
    const patience = this.parts.random.next();
    this.now = afterWork(agent.timeZone, workingTime(agent.timeZone, this.now, patience), { hours: hours * this.pace, patience });
  }

  private someone(level: number): Agent {
    return this.parts.cast.agentAt({ department: this.plot.department.key, level }, { skill: this.plot.topic.skill, zone: this.plot.requester.timeZone }, this.parts.random);
  }
}
