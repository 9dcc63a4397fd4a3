import { describe, expect, it } from '@jest/globals';
import { brokenApi } from './compare-api.mjs';

const remedy = 'Keep it and mark it @deprecated for one minor release, or add the change beside it under another name.';
const report = (names, code) => `# What it shows\n\n## @meja/plugin-sdk/server\n${names.map((name) => `- \`${name}\` of server/events`).join('\n')}\n\n## Declarations\n\n### server/events\n\n\`\`\`ts\n${code}\n\`\`\`\n`;
const listener = 'export interface Listener {\n  handle(id: string): void;\n}';

describe('comparing the plugin SDK with its last release', () => {
  it('refuses a name that went away', () => {
    expect(brokenApi(report(['Listener', 'on'], `${listener}\nexport declare const on: 1;`), report(['Listener'], listener))).toEqual([`@meja/plugin-sdk/server no longer exports on. ${remedy}`]);
  });

  it('lets a deprecated name go', () => {
    expect(brokenApi(report(['Listener', 'on'], `${listener}\n/** @deprecated Use after. */\nexport declare const on: 1;`), report(['Listener'], listener))).toEqual([]);
  });

  it('refuses another signature', () => {
    expect(brokenApi(report(['Listener'], listener), report(['Listener'], listener.replace('string', 'number')))).toEqual([`server/events Listener changed: "handle(id: string): void;" is gone or different. ${remedy}`]);
  });

  it('lets an author leave out what was added, and refuses what must be given', () => {
    const grown = (line) => listener.replace('{\n', `{\n  ${line}\n`);
    expect(brokenApi(report(['Listener'], listener), report(['Listener'], grown('readonly order?: number;')))).toEqual([]);
    expect(brokenApi(report(['Listener'], listener), report(['Listener'], grown('readonly order: number;')))).toEqual([`server/events Listener changed: "readonly order: number;" must now be given. ${remedy}`]);
  });

  it('lets new names come and old ones be deprecated', () => {
    expect(brokenApi(report(['Listener'], listener), report(['Listener', 'after'], `/** @deprecated Use after. */\n${listener}\nexport declare const after: 1;`))).toEqual([]);
  });
});
