/** What one operation may ask for. The same for HTTP and WebSocket. */
export const limits = {
  /** Objects the answer may hold. */
  cost: 5_000,
  depth: 12,
  /** Rows of one page. */
  page: 100,
  /** Rows expected of a list that is not paged. */
  unpagedList: 10,
  /** Fields, with every spread of a fragment counted again. */
  fields: 1_000,
  rootFields: 20,
  directives: 50,
  tokens: 2_000,
} as const;

/** Arguments that say how many rows to answer. */
export const pageArguments: ReadonlySet<string> = new Set(['first', 'last']);

/** Mutations that check a credential: one in a request, or aliases would be a list of guesses. */
export const oncePerRequest: ReadonlySet<string> = new Set(['signIn']);
