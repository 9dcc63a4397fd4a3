import { describe, expect, it } from '@jest/globals';
import { rule } from './documented-sdk.mjs';
import { told } from './tree/plant.mjs';

const words = 'packages/plugin-sdk/src/server/ticket/events.ts';

describe('a documented SDK', () => {
  it('refuses a public word without a comment, and one that does not say since when', () => {
    const code = "import { event } from './events.js';\nexport const a = event('a', 1);\n/** Told. */\nexport interface B {}\n/** Told. @since 0.1.0 */\nexport class C {}\n/**\n * Told.\n * @since 0.1.0\n */\nexport abstract class D {}\nconst own = 1;";
    expect(told(rule, { [words]: code })).toEqual([
      `${words}:2 a has no doc comment. Say above it what it is for, and since which version (@since).`,
      `${words}:4 B does not say since when it is there. Add @since with the version of the SDK.`,
    ]);
  });

  it('takes the description of a permission for its comment, and leaves specs and faces alone', () => {
    const bare = 'export const a = 1;';
    expect(told(rule, { [words]: "export const mayRead = permission('a.read', 'Read.');", 'packages/plugin-sdk/src/server/index.ts': bare, 'packages/plugin-sdk/src/web/slots.spec.ts': bare, 'packages/core/src/a.ts': bare })).toEqual([]);
  });
});
