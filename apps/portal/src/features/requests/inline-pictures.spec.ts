import { describe, expect, it } from '@jest/globals';
import { withPictures } from './inline-pictures.js';
import type { Attachment } from './operations.js';

const picture = (contentId: string, more: Partial<Attachment> = {}): Attachment => ({ id: '1', name: 'lamp "red".png', size: 1, downloadPath: '/files/a', previewPath: '/files/a/preview', preview: 'IMAGE', contentId, ...more });

describe('a picture in the words of a mail', () => {
  it('stands where the mail had it, with its description and its size', () => {
    expect(withPictures('<p>See <img alt="Photo" width="40" height="30" data-cid="image001.png@01DB" /> here</p>', [picture('image001.png@01DB')]))
      .toBe('<p>See <img src="/files/a/preview" alt="Photo" width="40" height="30" loading="lazy"> here</p>');
  });

  it('is described by its name when the mail did not say what it is', () => {
    expect(withPictures('<img data-cid="a&amp;b%40c" />', [picture('a&b@c')])).toBe('<img src="/files/a/preview" alt="lamp &quot;red&quot;.png" loading="lazy">');
  });

  it('leaves its description when it is not there, not checked yet, no picture, or on somebody else\'s server', () => {
    const html = '<img alt="A &lt;lamp&gt;" data-cid="x" />';
    for (const files of [[], [picture('y')], [picture('x', { previewPath: null })], [picture('x', { preview: 'PDF' })], [picture('x', { previewPath: '//evil.example/x' })]]) expect(withPictures(html, files)).toBe('<span class="picture-gone">A &lt;lamp&gt;</span>');
    expect(withPictures('<img alt="Logo" data-remote-src="https://evil.example/pixel.gif" /><img />', [])).toBe('<span class="picture-gone">Logo</span>');
  });

  it('A57 takes nothing from the words but what it knows', () => {
    const hostile = '<img data-cid="x" onerror="alert(1)" style="x" src="javascript:1" width="1;x" alt="&quot; onload=&quot;x" />';
    expect(withPictures(hostile, [picture('x')])).toBe('<img src="/files/a/preview" alt="&quot; onload=&quot;x" loading="lazy">');
    expect(withPictures('<img data-cid="%" /><p title="1">a</p>', [picture('%')])).toBe('<img src="/files/a/preview" alt="lamp &quot;red&quot;.png" loading="lazy"><p title="1">a</p>');
  });
});
