import { describe, expect, it } from '@jest/globals';
import { rule } from './no-prose-in-failures.mjs';
import { told } from './tree/plant.mjs';

const failures = 'packages/plugin-sdk/src/server/ticket/failures.ts';
const command = 'packages/core/src/modules/ticket/commands/solve-ticket.ts';

describe('no prose in failures', () => {
  it('refuses a sentence where a code belongs, and a code without a sentence in the locale files', () => {
    const code = "export const a = failure('TicketClosed', 'The ticket is closed.');\nexport const b = failure<{ id: string }>('NoTier', 'NO_TIER');\nexport const c = failure('Known', 'KNOWN');";
    expect(told(rule, { [failures]: code, 'packages/core/src/kernel/i18n/locales/en.json': { failures: { KNOWN: 'Known.' } } })).toEqual([
      `${failures}:1 A failure is a GraphQL type and a code, as in failure('TicketClosed', 'TICKET_CLOSED'). Its sentence belongs under failures.<CODE> in the locale files.`,
      `${failures}:2 NO_TIER has no sentence. Add failures.NO_TIER to the locale files (en, id, pl, sv).`,
    ]);
  });

  it('refuses words in a refusal', () => {
    const code = "refuse({ type: 'X', code: 'X', message: reason });\nrefuse(ticketClosed({ why: 'It was closed.' }));\nrefuse(ticketClosed({ ticketId }));";
    expect(told(rule, { [command]: code })).toEqual([1, 2].map((line) => `${command}:${line} A refusal carries a code and facts, never a sentence. Declare it with failure(…) and put the words into the locale files.`));
  });

  it('refuses words in an input schema', () => {
    expect(told(rule, { [command]: "const input = v.minLength(1, 'Must not be empty');\nconst fine = v.minLength(1, 'required');" })).toEqual([
      `${command}:1 "Must not be empty" is a sentence. Write a key such as too_long and put the words into the locale files.`,
    ]);
  });
});
