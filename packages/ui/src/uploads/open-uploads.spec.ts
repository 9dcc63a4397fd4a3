import { describe, expect, it } from '@jest/globals';
import { OpenUploads, type Carrier, type FileStore, type KeptFile } from './open-uploads.js';
import { UploadRefused, type Hooks, type Journey } from './tus.js';

/** Files on their way, which the spec moves on. */
function aCarrier() {
  const journeys: (Journey & { hooks: Hooks; arrive(path?: string): Promise<void>; refuse(error: Error): Promise<void> })[] = [];
  const takenBack: string[] = [];
  const carrier: Carrier = {
    send: (journey, hooks) =>
      new Promise((resolve, reject) => {
        const settled = async (run: () => void): Promise<void> => {
          run();
          await soon();
        };
        journey.signal.addEventListener('abort', () => reject(journey.signal.reason));
        journeys.push({
          ...journey,
          hooks,
          arrive: (path = journey.path ?? `/uploads/${journeys.length}`) => settled(() => {
            if (journey.path === null) hooks.begun(path);
            hooks.sent(journey.file.size);
            resolve(path);
          }),
          refuse: (error) => settled(() => reject(error)),
        });
      }),
    takeBack: (path) => Promise.resolve(void takenBack.push(path)),
  };
  return { carrier, journeys, takenBack };
}

function aStore(kept: Record<string, KeptFile> = {}) {
  const entries = new Map(Object.entries(kept));
  const store: FileStore = {
    under: (prefix) => Promise.resolve([...entries].filter(([key]) => key.startsWith(prefix))),
    set: (key, file) => Promise.resolve(void entries.set(key, file)),
    delete: (keys) => Promise.resolve(keys.forEach((key) => entries.delete(key))),
  };
  return { store, entries };
}

const aFile = (name: string, text = 'content') => new File([text], name);
const soon = () => new Promise((done) => setTimeout(done));

describe('the files of a message that is being written', () => {
  it('let it be sent when all of them have arrived', async () => {
    const { carrier, journeys } = aCarrier();
    const uploads = new OpenUploads(aStore().store, 'a:', carrier);
    expect(uploads.ready).toBe(true);
    uploads.add([aFile('a.txt'), aFile('b.txt')]);
    expect(uploads.ready).toBe(false);
    await journeys[1]?.arrive('/uploads/b');
    expect([uploads.ready, uploads.uploadIds]).toEqual([false, ['b']]);
    await journeys[0]?.arrive('/uploads/a');
    expect([uploads.ready, uploads.uploadIds]).toEqual([true, ['a', 'b']]);
  });

  it('travel two at a time', async () => {
    const { carrier, journeys } = aCarrier();
    const uploads = new OpenUploads(aStore().store, 'a:', carrier);
    uploads.add([aFile('a'), aFile('b'), aFile('c')]);
    expect(journeys.map(({ file }) => file.name)).toEqual(['a', 'b']);
    await journeys[0]?.arrive();
    expect(journeys.map(({ file }) => file.name)).toEqual(['a', 'b', 'c']);
  });

  it('go on after a reload where they stood, in the message they belong to', async () => {
    const { carrier, journeys } = aCarrier();
    const { store, entries } = aStore();
    const before = new OpenUploads(store, 'a:1:reply:', carrier);
    before.add([aFile('a.txt')]);
    journeys[0]?.hooks.begun('/uploads/x');
    await soon();
    expect([...entries.values()].map(({ path }) => path)).toEqual(['/uploads/x']);
    const after = new OpenUploads(store, 'a:1:reply:', carrier);
    await after.open();
    expect([after.files[0]?.file.name, journeys[1]?.path]).toEqual(['a.txt', '/uploads/x']);
    const other = new OpenUploads(store, 'a:1:note:', carrier);
    await other.open();
    expect(other.files).toHaveLength(0);
  });

  it('rest when they are paused, and go on from there', async () => {
    const { carrier, journeys } = aCarrier();
    const uploads = new OpenUploads(aStore().store, 'a:', carrier);
    uploads.add([aFile('a')]);
    journeys[0]?.hooks.begun('/uploads/x');
    const [file] = uploads.files;
    if (!file) throw new Error('No file was added.');
    uploads.pause(file);
    await soon();
    expect([file.state, journeys[0]?.signal.aborted]).toEqual(['paused', true]);
    uploads.resume(file);
    expect([file.state, journeys[1]?.path]).toEqual(['sending', '/uploads/x']);
  });

  it('say why one was refused, hold the message back, and may be tried again', async () => {
    const { carrier, journeys } = aCarrier();
    const uploads = new OpenUploads(aStore().store, 'a:', carrier);
    uploads.add([aFile('big')]);
    await journeys[0]?.refuse(new UploadRefused('UPLOAD_TOO_LARGE', 25));
    const [file] = uploads.files;
    expect([file?.state, file?.refusal?.code, uploads.ready]).toEqual(['refused', 'UPLOAD_TOO_LARGE', false]);
    if (file) uploads.resume(file);
    await journeys[1]?.arrive();
    expect(uploads.ready).toBe(true);
  });

  it('are taken back on the server when they are removed, and not when they were sent', async () => {
    const { carrier, journeys, takenBack } = aCarrier();
    const { store, entries } = aStore();
    const uploads = new OpenUploads(store, 'a:', carrier);
    uploads.add([aFile('a'), aFile('b')]);
    await journeys[0]?.arrive('/uploads/a');
    await journeys[1]?.arrive('/uploads/b');
    const [first] = uploads.files;
    if (first) uploads.remove(first);
    uploads.attached(uploads.uploadIds);
    await soon();
    expect([uploads.files.length, takenBack, entries.size]).toEqual([0, ['/uploads/a'], 0]);
  });

  it('keep what was added while the message was sent', async () => {
    const { carrier, journeys } = aCarrier();
    const uploads = new OpenUploads(aStore().store, 'a:', carrier);
    uploads.add([aFile('a')]);
    await journeys[0]?.arrive('/uploads/a');
    const sent = uploads.uploadIds;
    uploads.add([aFile('later')]);
    uploads.attached(sent);
    expect(uploads.files.map(({ file }) => file.name)).toEqual(['later']);
  });

  it('refuse an empty file at once, and more than a message holds', () => {
    const { carrier, journeys } = aCarrier();
    const uploads = new OpenUploads(aStore().store, 'a:', carrier);
    expect(uploads.add([aFile('empty', '')])).toEqual([]);
    expect([uploads.files[0]?.refusal?.code, journeys.length]).toEqual(['EMPTY', 0]);
    expect(uploads.add(Array.from({ length: 21 }, (_, index) => aFile(`${index}`)))).toHaveLength(2);
  });

  it('move along when a reply becomes a note', async () => {
    const { carrier, journeys } = aCarrier();
    const { store } = aStore();
    const [reply, note] = [new OpenUploads(store, 'a:reply:', carrier), new OpenUploads(store, 'a:note:', carrier)];
    reply.add([aFile('a'), aFile('b')]);
    await journeys[0]?.arrive('/uploads/a');
    journeys[1]?.hooks.begun('/uploads/b');
    reply.moveTo(note);
    expect([reply.files.length, note.uploadIds, journeys[2]?.path]).toEqual([0, ['a'], '/uploads/b']);
  });
});
