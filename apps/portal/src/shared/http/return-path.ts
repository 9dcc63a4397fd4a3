import type { Urls } from './urls.js';

/**
 * Where to go after signing in. Only a path inside the help centre is accepted; anything that a browser could read as
 * another origin, or that leaves the help centre, becomes the fallback.
 */
export function returnPath(wish: string | null | undefined, urls: Urls, fallback: string): string {
  if (!wish || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(wish)) return fallback;
  const parsed = URL.canParse(wish, nowhere) ? new URL(wish, nowhere) : null;
  if (!parsed || parsed.origin !== nowhere) return fallback;
  const inside = parsed.pathname === urls.basePath || parsed.pathname.startsWith(`${urls.basePath}/`);
  return inside ? parsed.pathname + parsed.search : fallback;
}

const nowhere = 'https://own-origin.invalid';
