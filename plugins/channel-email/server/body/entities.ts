/** HTML character references as text. Unknown ones stay as they are written. */
export const decodeEntities = (text: string): string =>
  text.includes('&') ? text.replace(/&(?:#x([0-9a-f]{1,8})|#([0-9]{1,8})|([a-z][a-z0-9]{1,8}));?/gi, (written, hex?: string, decimal?: string, name?: string) => character(hex, decimal, name) ?? written) : text;

function character(hex: string | undefined, decimal: string | undefined, name: string | undefined): string | null {
  if (name !== undefined) return named.get(name) ?? named.get(name.toLowerCase()) ?? null;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  return code >= 0x80 && code <= 0x9f ? western.decode(Uint8Array.of(code)) : String.fromCodePoint(code);
}

const western = new TextDecoder('windows-1252');

/** Latin-1 by code, from 160 on. */
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const named = new Map<string, string>([
  ...latin.split(' ').map((name, index): [string, string] => [name, String.fromCodePoint(160 + index)]),
  ...Object.entries({
    amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", euro: '€', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„',
    hellip: '…', bull: '•', trade: '™', larr: '←', uarr: '↑', rarr: '→', darr: '↓', harr: '↔', minus: '−', ne: '≠', le: '≤', ge: '≥', infin: '∞', asymp: '≈',
    ensp: ' ', emsp: ' ', thinsp: ' ', zwnj: '\u200c', zwj: '\u200d', lrm: '', rlm: '', tab: '\t', newline: '\n',
    Scaron: 'Š', scaron: 'š', Zcaron: 'Ž', zcaron: 'ž', OElig: 'Œ', oelig: 'œ', Yuml: 'Ÿ', circ: 'ˆ', tilde: '˜', permil: '‰', prime: '′', dagger: '†', lsaquo: '‹', rsaquo: '›',
    Aogon: 'Ą', aogon: 'ą', Cacute: 'Ć', cacute: 'ć', Eogon: 'Ę', eogon: 'ę', Lstrok: 'Ł', lstrok: 'ł', Nacute: 'Ń', nacute: 'ń', Sacute: 'Ś', sacute: 'ś', Zacute: 'Ź', zacute: 'ź', Zdot: 'Ż', zdot: 'ż',
  }),
]);
