/** A header value, one character per byte, as text: UTF-8 when it is that, else the old Western charset. Never throws. */
export function decodeField(raw: string): string {
  if (!/[\x80-\xff]/.test(raw)) return raw;
  const bytes = Buffer.from(raw, 'latin1');
  return strictUtf8(bytes) ?? western.decode(bytes);
}

/** Null when the bytes are not UTF-8. */
export function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const western = new TextDecoder('windows-1252');
