import { describe, expect, it } from '@jest/globals';
import { rule } from './banned-names.mjs';
import { told } from './tree/plant.mjs';

describe('banned names', () => {
  it.each(['TicketManager', 'dateUtils', 'UserData', 'BaseReader', 'MailV2', 'SendImpl'])('refuses %s as a declaration', (name) => {
    expect(told(rule, { 'packages/core/src/a.ts': `export class ${name} {}` })).toEqual([expect.stringMatching(/^packages\/core\/src\/a\.ts:1 "\w+" in "\w+" says nothing\. Name it for what it does, with a word of docs\/glossary\.md\.$/)]);
  });

  it('refuses it in files and folders', () => {
    expect(told(rule, { 'packages/core/src/utils/date-helper.ts': 'export {};' })).toEqual([expect.stringContaining('"utils" in "utils"'), expect.stringContaining('"helper" in "date-helper.ts"')]);
  });

  it('leaves longer words, the words of others and what a function calls its own values alone', () => {
    expect(told(rule, { 'packages/core/src/knowledge-base/database.ts': "import { PageInfo } from './x.js';\nfunction renew(newest) { const data = 1; return data; }\nclass KnowledgeBase {}\nconst metadata = 1;" })).toEqual([]);
  });
});
