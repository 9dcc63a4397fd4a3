import { describe, expect, it } from '@jest/globals';
import { fixture, serverName } from './fixtures/mail.js';
import { parseMail } from './parse.js';

const read = (name: string) => parseMail(fixture(name), { authservId: serverName });

describe('mail of many programs', () => {
  it('Outlook, in English: an answer with a picture', async () => {
    expect(await read('outlook-en')).toMatchObject({
      externalId: 'LO2P265MB1234A1B2@LO2P265MB1234.GBRP265.PROD.OUTLOOK.COM',
      from: { address: 'h.whitcombe@northgate.example', name: 'Whitcombe, Harriet' },
      senderVerified: true,
      subject: 'RE: Docking station drops the second screen',
      text: 'Hello,\n\nit’s still happening after the firmware update – screen two goes black for about a minute. Photo below.\n\n[cid:image001.png@01DB37AA.6F2C1E30]\n\nHarriet',
      html: expect.stringContaining('<img width="1" src="cid:image001.png@01DB37AA.6F2C1E30">'),
      references: ['m.41.k3v0n@desk.example', 'LO2P265MB0001@LO2P265MB0001.GBRP265.PROD.OUTLOOK.COM', 'help@desk.example', 'd.okafor@northgate.example'],
      automatic: false,
      sentAt: new Date('2026-11-16T09:12:28Z'),
    });
  });

  it('Gmail, in Indonesian: to an address with a token', async () => {
    expect(await read('gmail-id')).toMatchObject({
      from: { address: 'sari.wulandari@gmail.example', name: 'Sari Wulandari' },
      senderVerified: true,
      subject: 'Tidak bisa masuk ke aplikasi absensi 😕',
      text: 'Selamat pagi,\n\nsejak kemarin saya tidak bisa masuk. Muncul pesan “sesi berakhir”.\n\nTerima kasih,\nSari',
      references: ['help+t.9f3a@desk.example'],
    });
  });

  it('Apple Mail, in Swedish: flowed text and a file with a name in pieces', async () => {
    const message = await read('apple-mail-sv');
    expect(message).toMatchObject({ from: { name: 'Åsa Björklund' }, senderVerified: false, subject: 'Fakturan för oktober stämmer inte', text: 'Hej!\n\nBeloppet på fakturan är fel, vi beställde bara tre licenser. Se bilagan.\n\n/Åsa', html: null });
    expect(message.attachments.map(({ name, mediaType, bytes }) => [name, mediaType, Buffer.from(bytes.subarray(0, 5)).toString()])).toEqual([['Försäljningsfaktura 2026-10.pdf', 'application/pdf', '%PDF-']]);
  });

  it('Thunderbird, in Polish: an answer in ISO-8859-2', async () => {
    expect(await read('thunderbird-pl')).toMatchObject({
      from: { address: 'pawel@zaklad.example', name: 'Paweł Wiśniewski' },
      subject: 'Re: Drukarka na piętrze świeci na czerwono',
      text: 'Dzień dobry,\n\nwymieniłem toner, ale błąd został. Proszę o pomoc jeszcze dziś, bo drukujemy umowy.\n\n> Czy toner był wymieniany?\n\nPaweł',
      references: ['m.17.aa0c@desk.example', 'help@desk.example'],
      sentAt: new Date('2026-11-20T11:00:05Z'),
    });
  });

  it('Thunderbird, in Swedish: an answer above flowed quotes of two depths', async () => {
    expect(await read('thunderbird-flowed-sv')).toMatchObject({
      text: 'Hej igen,\n\nnu har jag bytt patron och skrivit ut en provsida, men den är fortfarande tom. Gränsen verkar gå vid\n > 10 sidor.\n\n-- \nBjörn Ek\nVerkstaden',
      quotedText:
        'On 2026-11-20 13:05, Anna (Support) wrote:\n> Hej Björn! Kan du byta patronen mot den nya som ligger i lådan, och sedan skriva ut en provsida?\n>\n>> Skrivaren skriver bara ut tomma sidor sedan i morse, oavsett vilket program jag skriver ut från.\n> Hör av dig\n> om det inte hjälper.',
    });
  });

  it('Gmail, in Indonesian: flowed with DelSp, as base64', async () => {
    expect(await read('gmail-delsp-id')).toMatchObject({
      text: 'Sudah saya coba, tetapi masih sama. Layar masuk muncul lagi setiap kali saya menekan tombol “Simpan” di halaman presensi.',
      quotedText: 'Pada Jum, 20 Nov 2026 pukul 09.10 Rina (Dukungan) <help@desk.example> menulis:\n\n> Selamat pagi Ibu Sari, apakah masalahnya masih muncul setelah menghapus data peramban?\n>\n> Salam,\n> Rina',
    });
  });

  it('a shop, in Polish: HTML only', async () => {
    expect((await read('html-only')).text).toBe('Dzień dobry\n\nNie działa płatność — proszę zobaczyć rezerwację <https://podroze.example/r/1?a=1&b=2>.\n\nNumer 4711\nKwota 1 200 zł\n\n- karta\n- przelew');
  });

  it('a scanner: no id, no date, no MIME', async () => {
    expect(await read('no-message-id')).toEqual({ externalId: null, from: { address: 'scanner@printer.example', name: '' }, senderVerified: false, subject: 'Scan', text: 'Page 1', html: null, references: ['help@desk.example'], quotedText: null, quotedHtml: null, copiedTo: [], bounceOf: null, attachments: [], automatic: false, sentAt: null });
  });

  it('A12 auto-replies, bounces and lists are automatic', async () => {
    expect((await read('out-of-office-sv')).automatic).toBe(true);
    expect((await read('mailing-list')).automatic).toBe(true);
    const bounce = await read('bounce');
    expect([bounce.automatic, bounce.from?.address, bounce.attachments.map(({ mediaType }) => mediaType)]).toEqual([true, 'mailer-daemon@mx.desk.example', ['message/delivery-status', 'message/rfc822']]);
    expect(bounce.bounceOf).toEqual({ externalId: 'm.90.cc02@desk.example', permanent: true });
  });

  it('people who were copied are named, and nobody else', async () => {
    expect((await read('outlook-en')).copiedTo).toEqual([{ address: 'd.okafor@northgate.example', name: 'Okafor, Daniel' }]);
    expect((await read('gmail-id')).copiedTo).toEqual([]);
  });

  it('the same bytes are the same message', async () => {
    for (const name of ['outlook-en', 'gmail-id', 'apple-mail-sv', 'bounce']) expect(await read(name)).toEqual(await read(name));
  });
});
