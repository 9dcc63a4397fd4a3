import type { SessionCookie } from '@meja/plugin-sdk/server/kernel';

/** The first cookie of that name in a `Cookie` header. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/** Writes the session cookie through `send`, which adds a `Set-Cookie` header. */
export function sessionCookie(name: string, secure: boolean, send: (header: string) => void): SessionCookie {
  const write = (value: string, maxAge: number): void => send(`${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAge}${secure ? '; Secure' : ''}`);
  return {
    set(token, maxAgeSeconds) {
      if (!/^[\w.~-]+$/.test(token)) throw new Error('A session token must be URL-safe.');
      write(token, Math.floor(maxAgeSeconds));
    },
    clear: () => write('', 0),
  };
}
