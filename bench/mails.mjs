import { random, sentences, subjects } from './words.mjs';

const texts = sentences(500, 3);
const titles = subjects(200, 4);

/**
 * Mails as they come in: most open a ticket, three in ten answer one, one in five brings a file, one in fifty comes twice.
 * `recipients` are people of the helpdesk with a ticket of theirs; `tokenOf` signs the reference that a reply carries.
 */
export function mailsFor({ recipients, count, seed, tokenOf }) {
  const any = random(seed);
  const mails = [];
  while (mails.length < count) {
    const id = `${seed}.${mails.length}.${any(1e9)}`;
    const { address, ticketId } = recipients[any(recipients.length)];
    const from = any(10) < 8 ? address : `stranger${any(1e6)}@elsewhere.example`;
    const answered = any(10) < 3 ? tokenOf(ticketId, address) : null;
    const mail = written({ id, from, answered, subject: titles[any(titles.length)], text: `${texts[any(texts.length)]}\n\n${texts[any(texts.length)]} ${id}\n`, file: any(5) === 0 ? 8_000 + any(40_000) : 0, html: any(2) === 0 });
    mails.push(mail);
    if (any(50) === 0 && mails.length < count) mails.push(mail);
  }
  return mails;
}

function written({ id, from, answered, subject, text, file, html }) {
  const boundary = `=_${id}`;
  const headers = [
    `From: "Some Body" <${from}>`, 'To: <service-desk@bench.example>', `Subject: ${subject}`, `Message-ID: <${id}@elsewhere.example>`, 'Date: Sun, 22 Nov 2026 09:00:00 +0100', 'MIME-Version: 1.0',
    ...(answered ? [`In-Reply-To: <${answered}@meja.example>`, `References: <${answered}@meja.example>`] : []),
  ];
  const body = html
    ? [`--${boundary}a`, 'Content-Type: text/plain; charset=utf-8', '', text, `--${boundary}a`, 'Content-Type: text/html; charset=utf-8', '', `<html><body><p>${text.replaceAll('\n\n', '</p><p>')}</p><p style="color: #444">Best regards<br><b>Some Body</b></p></body></html>`, `--${boundary}a--`]
    : [text];
  const type = html ? `Content-Type: multipart/alternative; boundary="${boundary}a"` : 'Content-Type: text/plain; charset=utf-8';
  if (file === 0) return Buffer.from([...headers, type, '', ...body, ''].join('\r\n'));
  const bytes = Buffer.alloc(file);
  for (let at = 0; at < file; at += 1) bytes[at] = (at * 31 + id.charCodeAt(at % id.length)) & 255;
  return Buffer.from([...headers, `Content-Type: multipart/mixed; boundary="${boundary}"`, '', `--${boundary}`, type, '', ...body,
    `--${boundary}`, 'Content-Type: application/pdf; name="report.pdf"', 'Content-Disposition: attachment; filename="report.pdf"', 'Content-Transfer-Encoding: base64', '', bytes.toString('base64').replace(/.{76}/g, '$&\r\n'), `--${boundary}--`, ''].join('\r\n'));
}
