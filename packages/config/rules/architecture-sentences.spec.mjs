import { describe, expect, it } from '@jest/globals';
import { rule } from './architecture-sentences.mjs';
import { told } from './tree/plant.mjs';

const tree = { 'packages/core/src/kernel/a.ts': 'export {};' };

describe('a sentence for every folder', () => {
  it('names a folder without one and a sentence without a folder', () => {
    const text = '- `docs/` What people read here.\n- `packages/` Parts of the product, by name.\n- `packages/core/` The host that plugins plug into.\n- `packages/gone/` Nobody lives here any more.\n| `packages/core/src` | |';
    expect(told(rule, { ...tree, 'docs/architecture.md': text })).toEqual([
      'docs/architecture.md:1 `packages/core/src` has no sentence. Say in docs/architecture.md what lives there, or take the folder away.',
      'docs/architecture.md:4 `packages/gone` does not exist. Take its sentence away.',
    ]);
  });

  it('wants the page itself', () => {
    expect(told(rule, tree)).toEqual([expect.stringContaining('There is no docs/architecture.md.')]);
  });
});
