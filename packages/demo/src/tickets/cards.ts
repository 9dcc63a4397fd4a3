import type { DemoCard, DemoDepartment, DemoSolution } from '../company.js';
import type { Random } from '../random.js';
import * as phrases from '../text/phrases.js';
import type { Words } from '../text/grammar.js';
import { day } from '../time/zones.js';
import type { Case, Topic } from '../topics/topic.js';
import type { Voice } from './voice.js';

/** Writes what agents leave for each other: handover cards, reasons and solutions, each about its own ticket. */
export class Cards {
  constructor(private readonly topic: Topic, private readonly words: Words, private readonly voice: Voice, private readonly random: Random) {}

  /** Complete, also with what the department it leaves asks for. */
  card(from: DemoDepartment, at: number, { misrouted = false }: { misrouted?: boolean } = {}): DemoCard {
    const { random, voice } = this;
    return {
      tried: voice.phrase(random.of(misrouted ? phrases.triedLittle : phrases.tried[from.key])),
      evidence: voice.phrase(random.of(phrases.evidence), { facts: this.facts().join(', ') }),
      question: voice.phrase(random.of(misrouted ? phrases.wrongDesk : phrases.questions[from.key])),
      promised: voice.phrase(random.of(phrases.promises)),
      fields: from.handoverFields.flatMap(({ key, label }) => {
        const value = this.value(key, at);
        return value === null ? [] : [{ key, label, value }];
      }),
    };
  }

  reason(): string {
    return this.voice.phrase(this.random.of(phrases.reasons));
  }

  /** What the requester saw, why, and what settled it. */
  solution(theCase: Case, steps: string): DemoSolution {
    const { topic, voice } = this;
    return { symptom: voice.phrase(this.random.of(topic.openings)), cause: voice.phrase(theCase.note), steps: voice.phrase(steps) };
  }

  /** Nobody answered any more. */
  givenUp(): DemoSolution {
    const { topic, voice, random } = this;
    return { symptom: voice.phrase(random.of(topic.openings)), cause: voice.phrase(random.of(phrases.noAnswer)), steps: voice.phrase(random.of(phrases.closedUnanswered)) };
  }

  private value(key: string, at: number): string | boolean | null {
    const { random } = this;
    switch (key) {
      case 'system':
      case 'matter':
        return this.facts()[0] ?? this.voice.phrase('{short}');
      case 'affected':
        return random.weighted([[7, 'One person'], [2, 'A team'], [1, 'A whole site']]);
      case 'remote':
        return random.chance(0.5) ? random.chance(0.8) : null;
      case 'wish':
        return random.of(['Repair', 'Replacement', 'Money back', 'An explanation']);
      case 'neededBy':
        return random.chance(0.5) ? new Date(at + random.whole(3, 14) * day).toISOString().slice(0, 10) : null;
      default:
        return null;
    }
  }

  private facts(): string[] {
    return this.topic.facts.map((name) => this.words(name));
  }
}
