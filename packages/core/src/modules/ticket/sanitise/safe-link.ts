/** A link that leads out of the page and nowhere else: http, https, mailto or tel, absolute, in the spelling a browser would use. Null for anything else. */
export function safeLink(address: string): string | null {
  if (address.length > 4_000) return null;
  const text = address.replace(/[\t\n\r]/g, '').replace(/^[\x00-\x20]+|[\x00-\x20]+$/g, '');
  if (text.length > 2_000 || !/^(?:https?:\/\/|mailto:|tel:)/i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (!schemes.has(url.protocol)) return null;
  // `https://bank.example@evil.example` is evil.example.
  url.username = '';
  url.password = '';
  return url.href.length > 2_000 ? null : url.href;
}

const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);
