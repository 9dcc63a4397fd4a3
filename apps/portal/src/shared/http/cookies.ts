export interface Cookie {
  readonly name: string;
  readonly value: string;
  /** Seconds. */
  readonly maxAge: number;
  readonly path: string;
  readonly secure: boolean;
}

/** The first cookie of that name, decoded, or null. One that nobody could have set by `writeCookie` counts as absent. */
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
export const writeCookie = ({ name, value, maxAge, path, secure }: Cookie): string =>
  `${name}=${encodeURIComponent(value)}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
