import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTicket, createTestServer, type TestClient, type TestServer } from '@meja/testing';
import { TusClient } from '../uploads/testing/tus.js';

const send = 'mutation ($input: AddMessageInput!) { addMessage(input: $input) { __typename } }';
const files = 'query ($id: ID!) { ticket(id: $id) { timeline(first: 100) { edges { node { ... on Message { attachments { name preview previewPath downloadPath contentId } } } } } } }';
const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');
const gif = 'GIF89a\x01\x00\x01\x00';
const program = '<script>alert(document.domain)</script>';

interface File {
  readonly name: string;
  readonly preview: 'NONE' | 'IMAGE' | 'PDF';
  readonly previewPath: string | null;
  readonly downloadPath: string;
}

describe('files of messages', () => {
  let server: TestServer;
  let agentA: TestClient;
  let tus: TusClient;
  let ticketId: string;

  beforeAll(async () => {
    server = await createTestServer();
    agentA = await server.as('agentA');
    tus = new TusClient(agentA);
    ticketId = await aTicket(server);
  });
  afterAll(() => server.stop());

  /** Attaches bytes under a name, and answers what the agent API says of them. */
  async function attached(name: string, bytes: Buffer, visibility: 'PUBLIC' | 'INTERNAL' = 'PUBLIC'): Promise<File> {
    await agentA.must(send, { input: { ticketId, visibility, body: 'b', uploadIds: [await tus.whole(bytes, name)] } });
    await server.settle();
    const { ticket } = await agentA.must(files, { id: ticketId });
    const found = ticket.timeline.edges.flatMap(({ node }: { node: { attachments?: File[] } }) => node.attachments ?? []).find((file: File) => file.name === name);
    if (!found) throw new Error(`${name} was not attached.`);
    return found;
  }

  it('A04 shows pictures by their own bytes, where nothing in them can run', async () => {
    for (const [name, bytes, type] of [['a.png', png, 'image/png'], ['b.txt', Buffer.from(gif, 'latin1'), 'image/gif'], ['c.html', Buffer.from('ffd8ffe000104a464946', 'hex'), 'image/jpeg'], ['d', Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'), 'image/webp']] as const) {
      const { preview, previewPath } = await attached(name, bytes);
      expect(preview).toBe('IMAGE');
      const response = await agentA.fetch(previewPath ?? '');
      expect([response.status, response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual([200, type, 'inline']);
      expect([response.headers.get('content-security-policy'), response.headers.get('x-content-type-options'), response.headers.get('cache-control'), response.headers.get('cross-origin-resource-policy')]).toEqual([`sandbox; default-src 'none'`, 'nosniff', 'no-store', 'same-origin']);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    }
  });

  it('A04 shows nothing that could run, whatever it is called', async () => {
    const hostile = { 'picture.svg': `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`, 'picture.png': `<!doctype html>${program}`, 'picture.gif': `\ufeff${program}`, 'icon.ico': '\0\0\x01\0', 'picture.jpg': `#!/bin/sh`, 'page.pdf': `<html>%PDF-1.7` };
    for (const [name, text] of Object.entries(hostile)) {
      const { preview, previewPath, downloadPath } = await attached(name, Buffer.from(text, 'latin1'));
      expect([name, preview, previewPath]).toEqual([name, 'NONE', null]);
      const asked = await agentA.fetch(`${downloadPath}/preview`);
      expect(asked.status).toBe(404);
      expect(await asked.text()).not.toContain('alert');
    }
  });

  it('A04 says of a picture that is a program too that it is a picture, and of a PDF that it is bytes', async () => {
    const { previewPath } = await attached('both.gif', Buffer.from(`${gif}=1;${program}`, 'latin1'));
    const both = await agentA.fetch(previewPath ?? '');
    expect([both.headers.get('content-type'), both.headers.get('x-content-type-options')]).toEqual(['image/gif', 'nosniff']);
    const pdf = await attached('terms.pdf', Buffer.from('%PDF-1.7\n1 0 obj << /S /JavaScript /JS (app.alert(1)) >>'));
    const opened = await agentA.fetch(pdf.previewPath ?? '');
    expect([pdf.preview, opened.status, opened.headers.get('content-type'), opened.headers.get('content-disposition')?.slice(0, 11)]).toEqual(['PDF', 200, 'application/octet-stream', 'attachment;']);
  });

  it('A47 shows a preview to the person of the path alone, for as long as the download works', async () => {
    const { previewPath } = await attached('private.png', png, 'INTERNAL');
    for (const stranger of [await server.as('agentB'), await server.as('custV'), server.visitor('agent')]) expect((await stranger.fetch(previewPath ?? '')).status).toBe(404);
    expect((await agentA.fetch((previewPath ?? '').replace('/preview', 'x/preview'))).status).toBe(404);
    const { myTicket } = await (await server.as('custV')).must('query ($id: ID!) { myTicket(id: $id) { messages(first: 100) { edges { node { attachments { name preview previewPath } } } } } }', { id: ticketId });
    const seen = myTicket.messages.edges.flatMap(({ node }: { node: { attachments: File[] } }) => node.attachments);
    expect(seen.map(({ name }: File) => name)).not.toContain('private.png');
    expect((await (await server.as('custV')).fetch(seen.find(({ name }: File) => name === 'a.png').previewPath)).status).toBe(200);
  });

  describe('are downloaded in parts', () => {
    const text = Buffer.from('0123456789');
    let path: string;
    let etag: string;
    beforeAll(async () => {
      path = (await attached('digits.txt', text)).downloadPath;
      const whole = await agentA.fetch(path);
      etag = whole.headers.get('etag') ?? '';
      expect([whole.status, whole.headers.get('accept-ranges'), await whole.text()]).toEqual([200, 'bytes', '0123456789']);
    });
    const part = async (range: string, more: Record<string, string> = {}) => {
      const response = await agentA.fetch(path, { headers: { range, ...more } });
      return { status: response.status, range: response.headers.get('content-range'), length: response.headers.get('content-length'), body: await response.text(), safe: [response.headers.get('x-content-type-options'), response.headers.get('content-security-policy')] };
    };
    const safe = ['nosniff', `sandbox; default-src 'none'`];

    it('when the part is there', async () => {
      expect(await part('bytes=4-')).toEqual({ status: 206, range: 'bytes 4-9/10', length: '6', body: '456789', safe });
      expect(await part('bytes=2-3')).toEqual({ status: 206, range: 'bytes 2-3/10', length: '2', body: '23', safe });
      expect(await part('bytes=-1')).toMatchObject({ status: 206, body: '9' });
    });

    it('not when it begins behind the end', async () => {
      expect(await part('bytes=10-')).toEqual({ status: 416, range: 'bytes */10', length: '0', body: '', safe });
    });

    it('and whole when the file is another one, or the wish is not clear', async () => {
      expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
      expect(await part('bytes=4-', { 'if-range': etag })).toMatchObject({ status: 206, body: '456789' });
      expect(await part('bytes=4-', { 'if-range': '"0"' })).toMatchObject({ status: 200, body: '0123456789' });
      expect(await part('bytes=0-1,4-5')).toMatchObject({ status: 200, body: '0123456789' });
    });

    it('by the person of the path alone', async () => {
      expect((await (await server.as('agentB')).fetch(path, { headers: { range: 'bytes=0-1' } })).status).toBe(404);
    });
  });
});
