import { describe, expect, it } from '@jest/globals';
import { cardOf, type HandoverField } from './handover-form.js';

const aField = (key: string, type: HandoverField['type']): HandoverField => ({ key, type, label: key, required: false, choices: [] });

describe('a handover card', () => {
  it('holds its parts without the space around them', () => {
    expect(cardOf({ tried: ' Restarted it. ', evidence: '', question: 'Why?\n', promised: 'Nothing' }, [])).toEqual({ tried: 'Restarted it.', evidence: '', question: 'Why?', promised: 'Nothing', fields: [] });
  });

  it('gives each field of the department a value of its type', () => {
    const fields = [aField('order', 'TEXT'), aField('devices', 'NUMBER'), aField('safe', 'BOOLEAN'), aField('seen', 'DATE')];
    const form = { 'fields.order': 'PO-10', 'fields.devices': '2,5', 'fields.safe': 'false', 'fields.seen': '2026-11-20' };
    expect(cardOf(form, fields).fields).toEqual([
      { key: 'order', value: 'PO-10' },
      { key: 'devices', value: 2.5 },
      { key: 'safe', value: false },
      { key: 'seen', value: '2026-11-20' },
    ]);
  });

  it('leaves out fields that are empty, and those the department no longer asks for', () => {
    expect(cardOf({ 'fields.order': '  ', 'fields.gone': 'x' }, [aField('order', 'TEXT')]).fields).toEqual([]);
  });

  it('hands on as it was typed what is no number', () => {
    expect(cardOf({ 'fields.devices': 'a few' }, [aField('devices', 'NUMBER')]).fields).toEqual([{ key: 'devices', value: 'a few' }]);
  });
});
