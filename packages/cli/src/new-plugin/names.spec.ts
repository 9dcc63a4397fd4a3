import { describe, expect, it } from '@jest/globals';
import { CommandFailure } from '../failure.js';
import { namesFor } from './names.js';

describe('the names of a plugin', () => {
  it.each([
    ['tryout', { id: 'tryout', camel: 'tryout', Pascal: 'Tryout', CODE: 'TRYOUT' }],
    ['call-back-2', { id: 'call-back-2', camel: 'callBack2', Pascal: 'CallBack2', CODE: 'CALL_BACK_2' }],
  ])('of %s', (id, names) => {
    expect(namesFor(id)).toEqual(names);
  });

  it.each(['', 'Tryout', 'try_out', 'try--out', '-tryout', 'tryout-', '2tryout', '../tryout', 'try out', 'sdk', 'a'.repeat(31)])('refuses "%s"', (id) => {
    expect(() => namesFor(id)).toThrow(new CommandFailure('PLUGIN_ID_INVALID', { id, longest: 30 }));
  });
});
