const most = 200;

/** What may be shown as the name of a file: its last part, on one line, without signs that reorder or hide the rest. Never a path. */
export function fileName(claimed: string): string {
  const last = claimed.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  // Controls, marks that turn the direction of writing round, and lone surrogates.
  const plain = last.replace(/[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, ' ').replace(/\s+/g, ' ').trim();
  return shortened(/^\.*$/.test(plain) ? 'file' : plain);
}

/** As the sender claims, when it has the form of one. */
export const mediaType = (claimed: string): string => (/^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(claimed) ? claimed.toLowerCase() : 'application/octet-stream');

/** Keeps the ending, by which people and programs know a file. */
function shortened(name: string): string {
  const signs = [...name];
  if (signs.length <= most) return name;
  const ending = /\.\w{1,10}$/.exec(name)?.[0] ?? '';
  return `${signs.slice(0, most - ending.length - 1).join('')}…${ending}`;
}
