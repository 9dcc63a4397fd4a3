import { rankTest } from '@meja/testing';
import { Client } from 'undici';
import { exchange } from '../drive.mjs';
import { random } from '../words.mjs';

const warmUp = 5;

/**
 * A limit for two kinds of requests that must not be told apart. `pairsOf(bench, count)` answers, for each part, a function that gives the nth pair of so many.
 * A sample is how far the medians of `pairs` requests of each kind are apart; what counts is how far those of all are, and their ranks. Both kinds must be answered alike.
 */
export const alikeLimit = (id, pairsOf) => ({
  id,
  rounds: 5,
  prepare: async (bench, { rounds = 5, pairs = 60 } = {}) => {
    const parts = Object.entries(await pairsOf(bench, warmUp + rounds * pairs)).map(([part, pairOf]) => ({ part, pairOf, asked: 0, times: [[], []] }));
    // What runs for the first time is slow: nobody's time.
    for (const part of parts) await compared(bench, part, warmUp);
    for (const part of parts) part.times = [[], []];
    return {
      once: async () => {
        const apart = {};
        for (const part of parts) apart[part.part] = await compared(bench, part, pairs);
        return apart;
      },
      ranks: () => Object.fromEntries(parts.map(({ part, times: [first, second] }) => [part, { apart: Math.abs(median(first) - median(second)), ...rankTest(first, second) }])),
    };
  },
});

const any = random(11);

/** In turns and in either order, so that whatever else this machine does meets both alike. */
async function compared({ child: { address } }, part, pairs) {
  const client = new Client(address);
  const took = [[], []];
  try {
    for (let at = 0; at < pairs; at += 1) {
      const pair = part.pairOf(part.asked++);
      const answers = [];
      for (const kind of any(2) === 0 ? [0, 1] : [1, 0]) {
        const from = performance.now();
        const { status, body } = await exchange(client, pair[kind]);
        took[kind].push(performance.now() - from);
        answers[kind] = `${status} ${body}`;
      }
      if (answers[0] !== answers[1]) throw new Error(`Answers differ: ${answers.join(' and ')}`);
    }
  } finally {
    await client.close();
  }
  for (const kind of [0, 1]) part.times[kind].push(...took[kind]);
  return Math.abs(median(took[0]) - median(took[1]));
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
