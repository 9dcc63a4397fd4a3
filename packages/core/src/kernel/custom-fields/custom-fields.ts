import { Injectable } from '@nestjs/common';
import type { CustomField, ValidationIssue } from '@meja/plugin-sdk/server/kernel';
import { Contributors } from '../plugins/index.js';

const maxTextLength = 2_000;

/** The fields that plugins added to entities, and whether a value fits one. */
@Injectable()
export class CustomFields {
  constructor(private readonly contributors: Contributors) {}

  of(entity: string): CustomField[] {
    return this.contributors.all.flatMap(({ customFields = {} }) => [...((customFields as Record<string, readonly CustomField[] | undefined>)[entity] ?? [])]);
  }

  /** What is wrong with these values; null, which empties a field, always fits. */
  issues(entity: string, values: Readonly<Record<string, unknown>>): ValidationIssue[] {
    const fields = new Map(this.of(entity).map((field) => [field.id, field]));
    return Object.entries(values).flatMap(([id, value]) => {
      const field = fields.get(id);
      if (!field) return [{ path: `fields.${id}`, reason: 'unknown_field' }];
      return value === null || fits(field, value) ? [] : [{ path: `fields.${id}`, reason: `not_a_${field.type}` }];
    });
  }
}

function fits({ type, values }: CustomField, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isDay(value);
    case 'choice':
      return typeof value === 'string' && values.includes(value);
    case 'text':
      return typeof value === 'string' && value.length <= maxTextLength && value.isWellFormed() && !value.includes('\0');
  }
}

/** A day that exists, as `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
