import { describe, expect, it } from '@jest/globals';
import { splitHtml } from './quoted-html.js';
import { splitText } from './quoted-text.js';

const quoted = '> Have you tried it?\n>\n> Ana';

describe('quotes in plain text', () => {
  it.each([
    ['Gmail, English', 'On Fri, 20 Nov 2026 at 12:00, Ana <help@desk.example> wrote:'],
    ['Gmail, English, wrapped', 'On Fri, 20 Nov 2026 at 12:00, Ana (Nusantara Support) <help@desk.example>\nwrote:'],
    ['Gmail, Indonesian', 'Pada tanggal Jum, 20 Nov 2026 pukul 12.00 Ana <help@desk.example> menulis:'],
    ['Gmail, Polish', 'pt., 20 lis 2026 o 12:00 Ana <help@desk.example> napisał(a):'],
    ['Thunderbird, Polish', 'W dniu 20.11.2026 o 12:00, Ana pisze:'],
    ['Gmail, Swedish', 'Den fre 20 nov. 2026 kl 12:00 skrev Ana <help@desk.example>:'],
    ['Apple Mail, Swedish', '20 nov. 2026 kl. 12:00 skrev Ana <help@desk.example>:'],
    ['Gmail, German', 'Am Fr., 20. Nov. 2026 um 12:00 Uhr schrieb Ana <help@desk.example>:'],
    ['Gmail, French', 'Le ven. 20 nov. 2026 à 12:00, Ana <help@desk.example> a écrit :'],
    ['Gmail, Spanish', 'El vie, 20 nov 2026 a las 12:00, Ana (<help@desk.example>) escribió:'],
  ])('of %s are folded with the line that says who wrote them', (_program, attribution) => {
    expect(splitText(`Yes, twice.\n\n${attribution}\n\n${quoted}\n`, true)).toEqual({ fresh: 'Yes, twice.', quoted: `${attribution}\n\n${quoted}` });
  });

  it('are folded without such a line, and above the answer with one', () => {
    expect(splitText(`Yes.\n\n${quoted}`, false)).toEqual({ fresh: 'Yes.', quoted });
    expect(splitText(`On 20 Nov 2026 Ana wrote:\n${quoted}\n\nYes.`, true)).toEqual({ fresh: 'Yes.', quoted: `On 20 Nov 2026 Ana wrote:\n${quoted}` });
  });

  it.each([
    ['-----Original Message-----\nFrom: Ana'],
    ['-----Ursprungligt meddelande-----\nFrån: Ana'],
    ['________________________________\nFrom: Ana <help@desk.example>\nSent: Friday, November 20, 2026 12:00\nTo: Bo\nSubject: Re: Printer\n\nHave you tried it?'],
    ['Od: Ana <help@desk.example>\nWysłano: piątek, 20 listopada 2026 12:00\nDo: Bo\nTemat: Re: Drukarka\n\nCzy toner był wymieniany?'],
    ['Dari: Ana <help@desk.example>\nDikirim: Jumat, 20 November 2026 12:00\nKepada: Bo\nPerihal: Re: Printer\n\nSudah dicoba?'],
  ])('of Outlook are folded: %j', (head) => {
    expect(splitText(`Yes.\n\n${head}`, true)).toEqual({ fresh: 'Yes.', quoted: head });
  });

  it.each([
    ['an answer between the lines', `> Have you tried it?\n\nYes.\n\n> And now?\n\nNo.`],
    ['an answer between the lines that ends with one', `> Have you tried it?\n\nYes.\n\n> Ana`],
    ['nothing but a quote', quoted],
    ['a shell prompt at the beginning', `> ls -l\n> rm file\n\nThat is what I typed.`],
    ['a sentence with a colon', 'On my machine 2 users wrote:\nit is broken'],
    ['a letter with From and To in it', 'From: Berlin\nTo: Paris\nwe need a train'],
  ])('are left where they are: %s', (_what, text) => {
    expect(splitText(text, true)).toEqual({ fresh: text, quoted: null });
  });

  it('are left in what is forwarded', () => {
    const forwarded = 'See below.\n\nFrom: Ana <help@desk.example>\nSent: Friday\nTo: Bo\nSubject: Printer\n\nIt burns.';
    expect(splitText(forwarded, false)).toEqual({ fresh: forwarded, quoted: null });
  });

  it('cost no more than reading them', () => {
    const began = process.threadCpuUsage();
    for (const line of ['>', 'On 1 wrote:', '-'.repeat(50), '_'.repeat(60), ' '.repeat(60)]) splitText(`${line}\n`.repeat(200_000), true);
    expect(process.threadCpuUsage(began).user / 1e6).toBeLessThan(3);
  });
});

describe('quotes in HTML', () => {
  it.each([
    ['Gmail', '<div dir="ltr">Yes.</div><br>', '<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Fri Ana wrote:<br></div><blockquote class="gmail_quote"><div>Tried <div>it</div>?</div></blockquote></div>'],
    ['Apple Mail', '<html><body>Yes.<br>', '<blockquote type="cite"><div>On 20 Nov 2026, Ana wrote:</div><div>Tried it?</div></blockquote><br></body></html>'],
    ['Thunderbird', '<p>Yes.</p>\n', '<div class="moz-cite-prefix">W dniu 20.11.2026 Ana pisze:<br></div>\n<blockquote type="cite" cite="mid:1"><p>Tried it?</p></blockquote>\n<br></body>'],
    ['Outlook', '<div><p class=MsoNormal>Yes.</p>', '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>From:</b> Ana<br><b>Sent:</b> Friday</p></div><p>Tried it?</p></div>'],
    ['Outlook on the web', '<div>Yes.</div>', '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Ana</div><div>Tried it?</div>'],
  ])('of %s are folded', (_program, fresh, quote) => {
    expect(splitHtml(`${fresh}${quote}`, true)).toEqual({ fresh, quoted: quote });
  });

  it.each([
    ['an answer between the lines', '<blockquote type="cite">Tried it?</blockquote><p>Yes.</p><blockquote type="cite">And now?</blockquote><p>No.</p>', true],
    ['an answer below', '<p>Hi.</p><blockquote type="cite">Tried it?</blockquote><p>Yes.</p>', true],
    ['nothing but a quote', '<div class="gmail_quote">On Fri Ana wrote</div>', true],
    ['a mail that answers none', '<p>Look:</p><blockquote type="cite">It says so.</blockquote>', false],
    ['what Gmail forwards', '<p>See.</p><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: Ana</div>It burns.</div>', true],
    ['a quote without a program', '<p>Rule:</p><blockquote>No food.</blockquote>', true],
  ])('are left where they are: %s', (_what, html, isReply) => {
    expect(splitHtml(html, isReply)).toEqual({ fresh: html, quoted: null });
  });

  it('cost no more than reading them', () => {
    const began = process.threadCpuUsage();
    for (const piece of ['<div ', '<div class="gmail_quote">', '<!--', '<blockquote type="cite">', '<style>', '<div style="']) splitHtml(`<p>x</p>${piece.repeat(Math.floor(500_000 / piece.length))}`, true);
    expect(process.threadCpuUsage(began).user / 1e6).toBeLessThan(4);
  });
});
