import { describe, expect, it } from '@jest/globals';
import type { HandoverFieldFacts } from '@meja/plugin-sdk/server/ticket';
import { readCard, reasonOnly } from './read-card.js';

const words = { tried: 'a', evidence: 'b', question: 'c', promised: 'd' };
const asked: HandoverFieldFacts[] = [
  { key: 'serial', label: 'Serial number', type: 'text', required: true, choices: [] },
  { key: 'restarts', label: 'Restarts', type: 'number', required: false, choices: [] },
  { key: 'onSite', label: 'Somebody is there', type: 'boolean', required: true, choices: [] },
  { key: 'since', label: 'Since', type: 'date', required: false, choices: [] },
  { key: 'impact', label: 'Impact', type: 'choice', required: false, choices: ['one', 'all'] },
];
const refusal = (card: object, fields: readonly HandoverFieldFacts[] = asked) => {
  const read = readCard('t', fields, { ...words, fields: {}, ...card });
  return read.ok ? null : { type: read.failure.type, ...read.failure.params };
};

describe('a handover card', () => {
  it('is complete with its four parts when the department asks for nothing else', () => {
    expect(readCard('t', [], { ...words, fields: {} })).toEqual({ ok: true, value: { ...words, reason: '', fields: [] } });
  });

  it('names everything that is missing, in the order of the card', () => {
    expect(refusal({ tried: '', promised: '' })).toEqual({ type: 'HandoverMissing', ticketId: 't', missing: ['tried', 'promised', 'fields.serial', 'fields.onSite'], labels: { 'fields.serial': 'Serial number', 'fields.onSite': 'Somebody is there' } });
  });

  it('takes blanks for nothing, and "no" and zero for answers', () => {
    expect(refusal({ fields: { serial: ' \u0000 ', onSite: false } })).toMatchObject({ missing: ['fields.serial'] });
    const read = readCard('t', asked, { ...words, fields: { serial: ' X1 ', onSite: false, restarts: 0, since: null, impact: '' } });
    expect(read.ok && read.value.fields).toEqual([
      { key: 'serial', label: 'Serial number', value: 'X1' },
      { key: 'restarts', label: 'Restarts', value: 0 },
      { key: 'onSite', label: 'Somebody is there', value: false },
    ]);
  });

  it.each([
    ['serial', 7, 'not_text'],
    ['serial', 'x'.repeat(2_001), 'too_long'],
    ['restarts', 'three', 'not_a_number'],
    ['restarts', Number.NaN, 'not_a_number'],
    ['onSite', 'yes', 'not_a_boolean'],
    ['since', '2026-02-30', 'not_a_date'],
    ['since', 'yesterday', 'not_a_date'],
    ['impact', 'some', 'unknown_value'],
    ['colour', 'red', 'unknown_field'],
    ['constructor', 'x', 'unknown_field'],
  ])('refuses %s = %p as %s before it speaks of what is missing', (key, value, reason) => {
    expect(refusal({ tried: '', fields: { [key]: value } })).toEqual({ type: 'ValidationFailed', issues: [{ path: `card.fields.${key}`, reason }] });
  });

  it('goes back with nothing but the reason', () => {
    expect(reasonOnly('why')).toEqual({ tried: '', evidence: '', question: '', promised: '', reason: 'why', fields: [] });
  });
});
