import * as v from 'valibot';
import { command } from '../kernel/commands.js';
import { line, uuid } from '../kernel/schemas.js';
import { mayConfigure } from '../user/permissions.js';

/** Adds a support tier to a department. Level 1 answers first; a level exists once in a department. @since 0.1.0 */
export const addTier = command('tier.add', {
  input: v.object({ departmentId: uuid, level: v.pipe(v.number('not_a_number'), v.integer('not_an_integer'), v.minValue(1, 'too_small'), v.maxValue(9, 'too_large')), name: line(100) }),
  permission: mayConfigure,
}).answering<{ tierId: string }>();
