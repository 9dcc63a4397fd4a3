import { describe, expect, it } from '@jest/globals';
import { blankForm, solutionOf } from './solving-form.js';

describe('what settles a ticket', () => {
  it('is a new solution when no earlier one was picked', () => {
    expect(solutionOf({ ...blankForm, symptom: ' No ink ', cause: 'Empty', steps: 'New cartridge' })).toEqual({ solution: { symptom: 'No ink', cause: 'Empty', steps: 'New cartridge' } });
  });

  it('is the earlier one when there is one, whatever was begun beside it', () => {
    expect(solutionOf({ ...blankForm, symptom: 'Half a sentence', earlier: 's1', reply: 'Try this.' })).toEqual({ earlierSolutionId: 's1', reply: 'Try this.' });
  });

  it('leaves the reply to the server when nobody wrote one', () => {
    expect(solutionOf({ ...blankForm, earlier: 's1', reply: '  ' })).toEqual({ earlierSolutionId: 's1' });
  });
});
