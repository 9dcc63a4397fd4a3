/** What a browser can show without running anything of it; told by its first bytes, never by what somebody called it. */
export type Sniffed = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'application/pdf';

/** How many bytes `sniff` looks at. */
export const sniffLength = 16;

/** Null for everything else: SVG and HTML are programs, and stay what they are when they begin like a picture, for a picture is all we say it is. */
export function sniff(head: Uint8Array): Sniffed | null {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  return signatures.find(([, signature]) => signature.test(text))?.[0] ?? null;
}

const signatures: readonly (readonly [Sniffed, RegExp])[] = [
  ['image/png', /^\x89PNG\r\n\x1a\n[^]{4}IHDR/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBPVP8/],
  ['application/pdf', /^%PDF-\d/],
];
