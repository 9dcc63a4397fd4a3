import type { Headers } from '../header/headers.js';

const names = ['content-type', 'content-transfer-encoding', 'content-disposition', 'content-id'];

/**
 * The only fields of the mail that the MIME parser gets to see: how the body is written. The first of each counts. A multipart
 * whose delimiter never occurs is read as plain text, or its body would be lost.
 */
export function contentFields(headers: Headers, body: string): string {
  const type = headers.first('content-type');
  const lost = type !== null && isLost(type, body);
  return names
    .flatMap((name) => {
      const value = name === 'content-type' && lost ? 'text/plain' : headers.first(name);
      return value === null ? [] : [`${name}: ${value.replace(controls, ' ')}\r\n`];
    })
    .join('');
}

function isLost(type: string, body: string): boolean {
  if (!/^\s*multipart\//i.test(type) || /boundary\*/i.test(type)) return false;
  const match = /boundary\s{0,9}=\s{0,9}(?:"([^"]*)"|([^\s;"]+))/i.exec(type);
  const boundary = match?.[1] ?? match?.[2] ?? '';
  return boundary === '' || !body.includes(`--${Buffer.from(boundary).toString('latin1')}`);
}

const controls = /[\x00-\x08\x0a-\x1f\x7f]/g;
