import { describe, expect, it } from '@jest/globals';
import { specVerdict, verdict } from './steps.mjs';

describe('what a step of the tests says', () => {
  it('counts listed checks one by one and anything else as one', () => {
    expect(verdict({ code: 1, output: 'ok     layers\nFAILED sizes\n    a.ts:301\n' })).toEqual({ passed: 1, failed: 1, details: 'FAILED sizes\n    a.ts:301' });
    expect(verdict({ code: 0, output: 'Tasks: 3 successful' })).toEqual({ passed: 1, failed: 0, details: '' });
    expect(verdict({ code: 2, output: 'crash' })).toEqual({ passed: 0, failed: 1, details: 'crash' });
  });

  const results = (statuses, more = {}) => ({
    numPassedTests: statuses.filter((status) => status === 'passed').length,
    numFailedTests: statuses.filter((status) => status === 'failed').length,
    testResults: [{ name: 'a.spec.ts', status: 'passed', message: '', assertionResults: statuses.map((status) => ({ status, fullName: 'says so' })), ...more }],
  });

  it('fails in CI when a test was left out, and only there', () => {
    expect(specVerdict({ code: 0, output: '', results: results(['passed', 'pending']), isCi: true })).toEqual({ passed: 1, failed: 1, details: 'Left out, which CI does not allow:\na.spec.ts: says so' });
    expect(specVerdict({ code: 0, output: '', results: results(['passed', 'pending']), isCi: false })).toEqual({ passed: 1, failed: 0, details: '' });
  });

  it('counts a spec that could not be loaded, a run that broke and a run of nothing as failed', () => {
    expect(specVerdict({ code: 1, output: '', results: results([], { status: 'failed', message: 'SyntaxError' }), isCi: true })).toEqual({ passed: 0, failed: 1, details: 'a.spec.ts\nSyntaxError' });
    expect(specVerdict({ code: 1, output: 'no PostgreSQL', results: null })).toEqual({ passed: 0, failed: 1, details: 'no PostgreSQL' });
    expect(specVerdict({ code: 0, output: 'No tests found', results: results([]) })).toMatchObject({ passed: 0, failed: 1 });
  });

  it('does not believe a run that ended badly although every test passed', () => {
    expect(specVerdict({ code: 1, output: 'teardown failed', results: results(['passed']) })).toEqual({ passed: 1, failed: 1, details: 'teardown failed' });
  });
});
