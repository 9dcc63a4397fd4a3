/** How mail programs begin what they repeat, in English, Indonesian, Polish, Swedish, German, French and Spanish. */

/** `On 20 Nov 2026, at 12:00, Ann <ann@kund.example> wrote:`, on one line or wrapped onto three. It names a date or an address, and ends in a colon. */
export function isAttribution(lines: readonly string[]): boolean {
  if (lines.length === 0 || lines.some((line) => line.trim() === '' || line.length > 200 || line.startsWith('>'))) return false;
  const text = lines.join(' ').replace(/\s+/g, ' ').trim();
  return text.length <= 300 && /[\d@]/.test(text) && attributions.some((pattern) => pattern.test(text));
}

const attributions: readonly RegExp[] = [
  /^On .{5,250} wrote ?:$/i,
  /^.{2,200} wrote on .{5,80}:$/i,
  /^Pada .{5,250} menulis ?:$/i,
  /^.{5,250} (?:napisał\(a\)|napisała|napisał|pisze) ?:$/i,
  /^.{2,120}skrev .{2,200}:$/i,
  /^Am .{5,120} schrieb .{2,200}:$/i,
  /^.{2,200} schrieb am .{5,80}:$/i,
  /^Le .{5,250} a écrit ?:$/i,
  /^El .{5,250} escribió ?:$/i,
];

/** Outlook's head: a line of dashes with words, or From, Sent, To and Subject one below the other. */
export function beginsOutlookQuote(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (originalMessage.test(line)) return true;
  const from = /^_{10,}\s*$/.test(line) ? at + 1 : at;
  if (!isField(lines[from], fields.from)) return false;
  const below = lines.slice(from + 1, from + 6);
  return isField(lines[from + 1], fields.sent) && below.some((each) => isField(each, fields.to)) && below.some((each) => isField(each, fields.subject));
}

const originalMessage = /^\s*-{3,}\s*(?:Original Message|Pesan Asli|Wiadomość oryginalna|Oryginalna wiadomość|Ursprungligt meddelande|Originalmeddelande|Ursprüngliche Nachricht|Message d['’]origine|Mensaje original)\s*-{3,}\s*$/i;

const fields = {
  from: ['from', 'dari', 'od', 'från', 'von', 'de'],
  sent: ['sent', 'date', 'dikirim', 'tanggal', 'wysłano', 'data', 'skickat', 'datum', 'gesendet', 'envoyé', 'enviado', 'fecha'],
  to: ['to', 'kepada', 'do', 'till', 'an', 'à', 'para'],
  subject: ['subject', 'perihal', 'subjek', 'temat', 'ämne', 'betreff', 'objet', 'asunto'],
};

function isField(line: string | undefined, names: readonly string[]): boolean {
  const name = /^\*?(\p{L}{1,12})\s?:\*?\s/u.exec((line ?? '').slice(0, 20))?.[1]?.toLowerCase();
  return name !== undefined && names.includes(name);
}

/** `Fwd:` and its likes: what stands below is the message itself. */
export const isForward = (subject: string): boolean => /^\s*(?:fwd?|fw|wg|vb|vs|pd|tr|rv|trs|terusan)\s*:/i.test(subject);
