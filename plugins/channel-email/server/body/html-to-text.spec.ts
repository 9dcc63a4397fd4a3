import { describe, expect, it } from '@jest/globals';
import { htmlToText } from './html-to-text.js';

describe('the text of an HTML mail', () => {
  it.each([
    ['<p>One</p><p>Two<br>lines</p>', 'One\n\nTwo\nlines'],
    ['a\n  b\t c&nbsp;&nbsp;d', 'a b c d'],
    ['<div>One</div><div>Two</div>', 'One\nTwo'],
    ['<ul><li>a</li><li>b<li>c</ul>after', '- a\n- b\n- c\n\nafter'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['<pre>a\n  b</pre>', 'a\n  b'],
    ['See <a href="https://x.example/?a=1&amp;b=2">here</a>.', 'See here <https://x.example/?a=1&b=2>.'],
    ['<a href="https://x.example/">x.example</a> <a href="mailto:a@b.example">a@b.example</a> <a href="javascript:x">y</a>', 'x.example a@b.example y'],
    ['<img src=x alt="Logo"> <img src=y>z', 'Logo z'],
    ['<head><title>T</title><style>p{}</style></head><script>alert("</p>")</script><body>x', 'x'],
    ['a<!-- b --><!DOCTYPE c><?d?>e', 'ae'],
    ['1 < 2 && 3 > 2 &copy &zzz; &#x41;&#66;&#0;&#x110000;&#150;', '1 < 2 && 3 > 2 © &zzz; AB\ufffd\ufffd–'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['<p title="a>b">x</p><p class=\'c>d\'>y', 'x\n\ny'],
    ["<p don't>x</p>", 'x'],
    ['<a href="https://x.example/', ''],
    ['<o:p>x</o:p><constructor>y</constructor>', 'xy'],
    ['Żółw &oacute;&lstrok; &Aring;', 'Żółw ół Å'],
    ['', ''],
  ])('%j reads %j', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('A15 takes time in proportion to its length', () => {
    for (const piece of ['<', '<a ', '<a href="', '<title>', '<svg><style>', '<!--', '&', '&#', '<div>', '</div>', '<pre>', ' \n', '<p ="\'', '<li>', '<a href=https://x.example>', '<textarea><select>'])
      expect(htmlToText(piece.repeat(500_000 / piece.length)).length).toBeLessThanOrEqual(500_000);
  });
});
