export interface CookieScope {
  readonly path: string;
  readonly secure: boolean;
}

/** The first cookie of that name, decoded, or null. One that nobody could have set by `cookie` counts as absent. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.split('=');
    if (key?.trim() === name) return decoded(value.join('=').trim());
  }
  return null;
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

/** A cookie of the portal; the value is percent-encoded, so nothing in it can end the cookie or begin another header. */
export function cookie(name: string, value: string, maxAge: number, scope: CookieScope): string {
  return `${name}=${encodeURIComponent(value)}; Path=${scope.path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${scope.secure ? '; Secure' : ''}`;
}
