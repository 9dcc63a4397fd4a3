import Sequencer from '@jest/test-sequencer';

/** What a spec starts says how long it takes: processes that are killed and begin again, a browser, whole programs, a server; and then what only computes. */
const slowest = [/\/reliability\//, /\.browser-spec\./, /\/cli\/.*\.db-spec\./, /\.(?:db|e2e)-spec\./];

/** Begins with the specs that take longest, so that no worker is left with one of them at the end. Jest knows how long they took only where they ran before. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return Object.values(Object.groupBy(super.sort(tests), ({ path }) => rankOf(path))).flat();
  }
}

const rankOf = (path) => {
  const rank = slowest.findIndex((pattern) => pattern.test(path));
  return rank < 0 ? slowest.length : rank;
};
