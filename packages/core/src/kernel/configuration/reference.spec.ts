import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { configurationReference } from './reference.js';
import { settingNames, settings } from './settings.js';

describe('the reference of the configuration', () => {
  it('is the page in docs; `npx pnpm reports` writes it again', () => {
    expect(readFileSync(join(import.meta.dirname, '../../../../../docs/reference/configuration.md'), 'utf8')).toBe(configurationReference());
  });

  it('says something of every setting, and no two share a variable', () => {
    expect(new Set(settingNames.map((name) => settings[name].variable)).size).toBe(settingNames.length);
    expect(settingNames.filter((name) => settings[name].about.length < 20)).toEqual([]);
  });
});
