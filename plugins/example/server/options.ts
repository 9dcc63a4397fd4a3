import * as v from 'valibot';

/** What `meja.config.ts` may say. */
export const exampleOptions = v.strictObject({
  /** Shown in the help centre. */
  officePhone: v.pipe(v.string(), v.regex(/^\+?[\d ()-]{5,30}$/, 'not_a_phone_number')),
  /** Wishes older than this many days are forgotten. */
  keepDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 90),
});

export type ExampleOptions = v.InferOutput<typeof exampleOptions>;
