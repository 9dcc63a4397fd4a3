import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map([...css.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map(([, name, light, dark]) => [name ?? '', { light: light ?? '', dark: dark ?? '' }]));

/** WCAG relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(front: string, back: string): number {
  const [a, b] = [luminance(front), luminance(back)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Front, back, ratio needed, ratio in light, ratio in dark. */
const pairs: readonly [string, string, number, number, number][] = [
  ['text', 'canvas', 4.5, 14.67, 15.8],
  ['text', 'surface', 4.5, 15.68, 14.56],
  ['text-2', 'surface', 4.5, 8.27, 9.16],
  ['text-2', 'surface-2', 4.5, 7.39, 8.18],
  ['text-3', 'surface', 4.5, 5.87, 6.81],
  ['text-3', 'canvas', 4.5, 5.49, 7.39],
  ['text-3', 'surface-2', 4.5, 5.24, 6.09],
  ['text', 'selected', 4.5, 12.93, 10.4],
  ['text-2', 'selected', 4.5, 6.81, 6.54],
  ['text-3', 'selected', 4.5, 4.84, 4.87],
  ['on-brand', 'brand', 4.5, 7.31, 9.72],
  ['on-brand', 'brand-hover', 4.5, 9.48, 11.84],
  ['brand', 'surface', 4.5, 7.38, 9.23],
  ['brand', 'canvas', 4.5, 6.9, 10.02],
  ['brand-soft-text', 'brand-soft', 4.5, 8.47, 8.59],
  ['on-beacon', 'beacon', 4.5, 5.28, 7.47],
  ['beacon-text', 'surface', 4.5, 7.27, 9.53],
  ['beacon-text', 'beacon-soft', 4.5, 6.24, 6.94],
  ['note-text', 'note', 4.5, 10.91, 9.88],
  ['text', 'note', 4.5, 14.06, 10.61],
  ['text-2', 'note', 4.5, 7.41, 6.67],
  ['text-3', 'note', 4.5, 5.26, 4.97],
  ['line-strong', 'surface', 3, 3.59, 4.37],
  ['line-strong', 'surface-2', 3, 3.21, 3.9],
  ['focus', 'surface', 3, 5.19, 8.19],
  ['focus', 'canvas', 3, 4.85, 8.89],
  ['focus', 'brand', 1, 1.42, 1.13],
  ['note-line', 'note', 1, 2.21, 5.0],
  ['st-new', 'surface', 4.5, 5.87, 8.56],
  ['st-new', 'canvas', 4.5, 5.49, 9.29],
  ['st-new', 'selected', 4.5, 4.84, 6.12],
  ['st-open', 'surface', 4.5, 5.68, 7.57],
  ['st-open', 'canvas', 4.5, 5.32, 8.22],
  ['st-open', 'selected', 4.5, 4.68, 5.41],
  ['st-pending', 'surface', 4.5, 5.81, 9.34],
  ['st-pending', 'canvas', 4.5, 5.43, 10.13],
  ['st-pending', 'selected', 4.5, 4.79, 6.67],
  ['st-hold', 'surface', 4.5, 6.64, 8.64],
  ['st-hold', 'canvas', 4.5, 6.21, 9.38],
  ['st-hold', 'selected', 4.5, 5.47, 6.17],
  ['st-solved', 'surface', 4.5, 5.58, 9.96],
  ['st-solved', 'canvas', 4.5, 5.22, 10.81],
  ['st-solved', 'selected', 4.5, 4.6, 7.12],
  ['st-closed', 'surface', 4.5, 5.89, 7.42],
  ['st-closed', 'canvas', 4.5, 5.51, 8.05],
  ['st-closed', 'selected', 4.5, 4.86, 5.3],
  ['sla-ok', 'surface', 4.5, 5.88, 9.62],
  ['sla-ok', 'canvas', 4.5, 5.5, 10.44],
  ['sla-ok', 'selected', 4.5, 4.84, 6.88],
  ['sla-warn', 'surface', 4.5, 5.81, 10.06],
  ['sla-warn', 'canvas', 4.5, 5.43, 10.92],
  ['sla-warn', 'selected', 4.5, 4.79, 7.19],
  ['sla-late', 'surface', 4.5, 5.99, 7.26],
  ['sla-late', 'canvas', 4.5, 5.6, 7.87],
  ['sla-late', 'selected', 4.5, 4.93, 5.18],
];

describe('the colour tokens', () => {
  it.each(pairs)('%s on %s reaches %d:1 in both themes', (front, back, need, light, dark) => {
    const [a, b] = [tokens.get(front), tokens.get(back)];
    if (!a || !b) throw new Error(`tokens.css has no --${a ? back : front}`);
    const measured = { light: contrast(a.light, b.light), dark: contrast(a.dark, b.dark) };
    expect(measured.light).toBeCloseTo(light, 1);
    expect(measured.dark).toBeCloseTo(dark, 1);
    expect(Math.min(measured.light, measured.dark)).toBeGreaterThanOrEqual(need);
  });

  it('are exactly the ones the theme offers', () => {
    const theme = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
    const offered = [...theme.matchAll(/--color-([\w-]+): var\(--([\w-]+)\)/g)];
    expect(offered.map(([, name]) => name).sort()).toEqual([...tokens.keys()].sort());
    expect(offered.every(([, name, variable]) => name === variable)).toBe(true);
  });
});
