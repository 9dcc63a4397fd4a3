import { describe, expect, it } from '@jest/globals';
import { needs } from '../text/grammar.js';
import { allTopics } from './all.js';

describe('topics', () => {
  it('are forty or more, with keys of their own', () => {
    expect(allTopics.length).toBeGreaterThanOrEqual(40);
    expect(new Set(allTopics.map(({ key }) => key)).size).toBe(allTopics.length);
  });

  it.each(allTopics.map((topic) => [topic.key, topic] as const))('%s names all its facts in every opening, and one in whatever is said later', (_key, topic) => {
    const missing = topic.openings.flatMap((opening) => topic.facts.filter((fact) => !needs(opening).includes(fact)).map((fact) => `${fact}: ${opening}`));
    const later = [topic.short, ...topic.cases.flatMap(({ ask, answer, solutions }) => [ask, answer, ...solutions])];
    expect([...missing, ...later.filter((template) => !needs(template).some((name) => topic.facts.includes(name)))]).toEqual([]);
  });
});
