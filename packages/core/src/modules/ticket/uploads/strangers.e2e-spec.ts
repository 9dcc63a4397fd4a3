import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestServer, until, type TestServer } from '@meja/testing';
import { anonymousContext } from '../../../kernel/context/contexts.js';
import { Uploads } from '@meja/core/testing';
import { runJob } from '../removal/testing/removals.js';
import { forgetUploads } from './jobs/forget-uploads.js';
import { idOf, TusClient } from './testing/tus.js';

const submitRequest = 'mutation ($input: SubmitRequestInput!) { submitRequest(input: $input) { __typename ... on Failure { code } } }';

describe('a stranger with a form of the help centre', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await createTestServer();
  });
  afterAll(() => server.stop());
  // Of what one network may begin in fifteen minutes, nothing is left over from the story before.
  beforeEach(() => server.clock.advance('16m'));

  const passIn = (workspace: TestServer['main']) => server.app.get(Uploads, { strict: false }).passFor(anonymousContext('portal', { workspace, locale: 'en', requestId: 'spec' })) ?? '';
  const pass = () => passIn(server.main);
  const withForm = (form = pass()) => new TusClient(server.visitor('portal'), { 'upload-form': form });
  const ask = async (uploadIds: readonly string[]) => {
    const { submitRequest: answer } = await server.visitor('portal').must(submitRequest, { input: { departmentId: server.people.departmentA, subject: 's', body: 'b', email: 'new@example.org', uploadIds } });
    return answer.code ?? answer.__typename;
  };

  it('sends a file ahead, goes on after a cut, and it is in the request', async () => {
    const tus = withForm();
    const all = randomBytes(2_000_000);
    const path = await tus.begun(all.byteLength, 'photo.jpg');
    await tus.cut(path, all, { sent: 1_500_000 });
    let offset = 0;
    await until(async () => (offset = await tus.offset(path)) > 0, 'what arrived to be counted');
    await until(async () => (await tus.part(path, offset, all.subarray((offset = await tus.offset(path))))).status === 204, 'the rest to be taken');
    expect(await ask([idOf(path)])).toBe('RequestReceived');
    expect(await server.rows(`select size from attachment where name = 'photo.jpg'`)).toEqual([{ size: 2_000_000 }]);
    expect(await ask([idOf(path)])).toBe('NOT_FOUND');
  });

  it('A48 sees and touches only what belongs to its own form', async () => {
    const tus = withForm();
    const path = await tus.begun(10);
    const other = withForm();
    expect([(await other.send(path, 'HEAD')).status, (await other.part(path, 0, Buffer.from('x'))).status, (await other.send(path, 'DELETE')).status]).toEqual([404, 404, 404]);
    const requester = new TusClient(await server.as('custV'));
    expect((await requester.send(path, 'HEAD')).status).toBe(404);
    const mine = await requester.begun(10);
    expect((await tus.send(mine, 'HEAD')).status).toBe(404);
    expect((await tus.part(path, 0, Buffer.from('0123456789'))).status).toBe(204);
  });

  it('A48 is nobody without the pass of a form, with a made-up one, one of another workspace, or one that is too old', async () => {
    const good = pass();
    const [form = '', until36 = '', signature = ''] = good.split('.');
    const later = (Number.parseInt(until36, 36) + 86_400_000).toString(36);
    const foreign = passIn({ ...server.main, id: '01900000-0000-7000-8000-000000000000' });
    for (const bad of ['', 'x', `${form}.${later}.${signature}`, foreign, `${form.replace(/./, (first) => (first === 'f' ? '0' : 'f'))}.${until36}.${signature}`, `${good}x`]) {
      expect(await withForm(bad).begin(1)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    }
    expect((await new TusClient(server.visitor('agent'), { 'upload-form': good }).begin(1)).status).toBe(401);
    expect((await withForm(good).begin(1)).status).toBe(201);
    server.clock.advance('121m');
    expect((await withForm(good).begin(1)).status).toBe(401);
  });

  it('A48 sends at most five files and 10 MB with a form, and is told how much is left', async () => {
    const tus = withForm();
    const large = await tus.begin(10_000_001);
    expect([large.status, large.headers.get('tus-max-size')]).toEqual([413, '10000000']);
    await tus.begun(8_000_000);
    const rest = await tus.begin(3_000_000);
    expect([rest.status, rest.headers.get('tus-max-size')]).toEqual([413, '2000000']);
    const paths = [await tus.begun(1), await tus.begun(1), await tus.begun(1), await tus.begun(1)];
    expect(await tus.begin(1)).toMatchObject({ status: 429, code: 'UPLOAD_QUOTA' });
    // A wrong choice is taken back; not for ever.
    expect((await tus.send(paths[0] ?? '', 'DELETE')).status).toBe(204);
    expect((await tus.begin(1)).status).toBe(201);
    const many = withForm();
    for (let n = 0; n < 20; n++) await many.send(await many.begun(1), 'DELETE');
    expect((await many.begin(1)).status).toBe(429);
    // What two forms sent does not become one message with more than one form may bring.
    const six = [...(await Promise.all([1, 2, 3].map(async () => withForm().whole(Buffer.from('x'))))), ...(await Promise.all([1, 2, 3].map(async () => withForm().whole(Buffer.from('x')))))];
    expect(await ask(six)).toBe('NOT_FOUND');
    expect(await ask(six.slice(1))).toBe('RequestReceived');
  });

  it('A48 fills at most twenty forms from one network in fifteen minutes, plain ones among them', async () => {
    for (let n = 0; n < 20; n++) expect((await withForm().begin(1)).status).toBe(201);
    expect(await withForm().begin(1)).toMatchObject({ status: 429, code: 'UPLOAD_QUOTA' });
    server.clock.advance('16m');
    expect((await withForm().begin(1)).status).toBe(201);
  });

  it('A48 is refused while strangers fill the store, until what they left is forgotten', async () => {
    await server.rows(`insert into upload (id, audience, name, media_type, size, received, state, form_id, created_at)
      select gen_random_uuid(), 'portal', 'x', 'x/y', 100000000, 0, 'uploading', gen_random_uuid(), $1::timestamptz from generate_series(1, 10)`, [server.clock.now()]);
    expect(await withForm().begin(1)).toMatchObject({ status: 429 });
    expect((await new TusClient(await server.as('custV')).begin(1)).status).toBe(201);
    server.clock.advance('121m');
    await runJob(server, forgetUploads, {});
    expect(await server.rows(`select id from upload where form_id is not null and user_id is null and created_at < $1`, [new Date(server.clock.now().getTime() - 120 * 60_000)])).toEqual([]);
    expect((await withForm().begin(1)).status).toBe(201);
  });

  it('A48 cannot attach what was left for two hours', async () => {
    const id = await withForm().whole(Buffer.from('late'));
    server.clock.advance('121m');
    expect(await ask([id])).toBe('NOT_FOUND');
  });
});
