import { describe, expect, it } from '@jest/globals';
import { aMail, serverName } from '../fixtures/mail.js';
import { readAuthenticationResults } from './authentication-results.js';
import { readHeaders } from './headers.js';
import { isProven } from './sender-proof.js';

const proven = (...fields: string[]) => isProven(readHeaders(aMail({ 'Authentication-Results': fields })), 'ada@kund.example', serverName);

describe('the proof of a sender', () => {
  it.each([
    ['DMARC', `${serverName}; dmarc=pass header.from=kund.example`],
    ['DMARC, in the words of Google', `${serverName}; dkim=pass header.i=@other.example header.s=20230601 header.b=Ab/cD+eF; spf=pass (google.com: domain of ada@kund.example designates 192.0.2.1 as permitted sender) smtp.mailfrom=ada@kund.example; dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=kund.example`],
    ['DMARC, in the words of Microsoft', `${serverName} 1; spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=kund.example; dkim=pass (signature was verified) header.d=kund.example;dmarc=pass action=none header.from=Kund.Example;compauth=pass reason=100;`],
    ['DMARC with comments everywhere', `(a) ${serverName.toUpperCase()} (b (c) \\) "x) 1 (d); (e) dmarc (f) / 1 = (g) pass (h) reason="all well; dmarc=fail" header (i) . (j) from (k) = (l) kund.example (m)`],
    ['DMARC although a forwarder broke SPF', `${serverName}; spf=fail smtp.mailfrom=list.example; dmarc=pass header.from=kund.example`],
    ['its own signature where it has no policy', `${serverName}; dkim=pass header.d=kund.example; dmarc=none header.from=kund.example`],
    ['the identity of its own signature', `${serverName}; dkim=pass header.i=@kund.example; dmarc=none`],
  ])('is %s', (_of, field) => {
    expect(proven(field)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['another server', 'evil.example; dmarc=pass header.from=kund.example'],
    ['a server whose name begins alike', `${serverName}.evil.example; dmarc=pass header.from=kund.example`],
    ['no server', 'dmarc=pass header.from=kund.example'],
    ['our name in a comment', `evil.example (${serverName}); dmarc=pass header.from=kund.example`],
    ['a failure beside a pass', `${serverName}; dmarc=pass header.from=kund.example; dmarc=fail header.from=kund.example`],
    ['a failure of DMARC beside a good signature', `${serverName}; dkim=pass header.d=kund.example; dmarc=fail header.from=kund.example`],
    ['an error of DMARC beside a good signature', `${serverName}; dkim=pass header.d=kund.example; dmarc=temperror header.from=kund.example`],
    ['a broken signature beside a good one', `${serverName}; dkim=fail header.d=kund.example; dkim=pass header.d=kund.example; dmarc=none`],
    ['DMARC of another domain', `${serverName}; dmarc=pass header.from=evil.example`],
    ['DMARC of two domains', `${serverName}; dmarc=pass header.from=kund.example header.from=evil.example`],
    ['DMARC of no domain', `${serverName}; dmarc=pass`],
    ['the signature of another domain', `${serverName}; dkim=pass header.d=evil.example; dmarc=none`],
    ['the signature of another domain with our identity', `${serverName}; dkim=pass header.d=evil.example header.i=@kund.example; dmarc=none`],
    ['the signature of a parent domain', `${serverName}; dkim=pass header.d=example; dmarc=none`],
    ['a signature without a word on DMARC', `${serverName}; dkim=pass header.d=kund.example`],
    ['SPF only', `${serverName}; spf=pass smtp.mailfrom=kund.example; dmarc=none`],
    ['a pass in a comment', `${serverName}; dmarc=fail (dmarc=pass header.from=kund.example) header.from=kund.example`],
    ['a pass in a nested comment', `${serverName}; spf=pass (a (b) ; dmarc=pass header.from=kund.example ) smtp.mailfrom=x`],
    ['a pass in a quoted sender', `${serverName}; spf=pass smtp.mailfrom="x; dmarc=pass header.from=kund.example"`],
    ['a pass in a quoted local part', `${serverName}; spf=pass smtp.mailfrom="; dmarc=pass header.from=kund.example;"@evil.example`],
    ['a pass in a reason', `${serverName}; dmarc=fail reason="; dmarc=pass header.from=kund.example"`],
    ['a comment that never ends', `${serverName}; dmarc=pass header.from=kund.example (`],
    ['a quote that never ends', `${serverName}; dmarc=pass header.from=kund.example reason="`],
    ['a domain across a semicolon', `${serverName}; dmarc=pass; header.from=kund.example`],
    ['a result that only begins with pass', `${serverName}; dmarc=passed header.from=kund.example`],
    ['a method that only ends in dmarc', `${serverName}; x-dmarc=pass header.from=kund.example`],
    ['another version', `${serverName} 2; dmarc=pass header.from=kund.example`],
    ['no result', `${serverName}; none`],
    ['a control character', `${serverName}; dmarc=pass header.from=kund.example\u0000`],
    ['a field of endless length', `${serverName}; dmarc=pass header.from=kund.example ${'('.repeat(5_000)}${')'.repeat(5_000)}`],
  ])('A11 is not %s', (_of, field) => {
    expect(proven(field)).toBe(false);
  });

  it('A11 is the topmost word of our own server, whatever stands below or around it', () => {
    const [good, bad, foreign] = [`${serverName}; dmarc=pass header.from=kund.example`, `${serverName}; dmarc=fail header.from=kund.example`, 'evil.example; dmarc=pass header.from=kund.example'];
    expect(proven(bad, good)).toBe(false);
    expect(proven(good, bad)).toBe(true);
    expect(proven(foreign, bad, good)).toBe(false);
    expect(proven(foreign, good)).toBe(true);
    expect(proven(`${serverName}; spf=pass (`, good)).toBe(false);
  });

  it('A11 is nothing without the name of our server', () => {
    expect(isProven(readHeaders(aMail({ 'Authentication-Results': `${serverName}; dmarc=pass header.from=kund.example` })), 'ada@kund.example', undefined)).toBe(false);
  });
});

describe('an Authentication-Results field', () => {
  it('is read by its grammar', () => {
    const read = readAuthenticationResults('"MX.example" 1; spf=Pass (ok) smtp.mailfrom=a@b.example policy.x="a; \\"b"; dkim=none');
    expect(read).toEqual({
      authservId: 'mx.example',
      results: [
        { method: 'spf', result: 'pass', properties: new Map([['smtp.mailfrom', ['a@b.example']], ['policy.x', ['a; "b']]]) },
        { method: 'dkim', result: 'none', properties: new Map() },
      ],
    });
  });
});
