import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BootRefused, type Page } from '@meja/core';
import Fastify from 'fastify';
import { pluginFiles } from './plugin-files.js';

const unasked = (): never => {
  throw new Error('Nothing of a request is needed before one comes.');
};

describe('the web half of a plugin', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'meja-web-half-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const door = (named: string): Parameters<Page>[0] => ({ fastify: Fastify(), webHalves: [{ id: 'pager', version: '1.0.0', folder: named }], visit: unasked, context: unasked, isFromOurPages: unasked, keepFiles: unasked, uploads: unasked, sign: unasked });

  it('stops the boot when its folder does not exist or was never built', async () => {
    for (const named of [join(folder, 'gone'), folder]) {
      const refused = new BootRefused('pager', `web ${named}`, 'There is no manifest.json in that folder. Correct the path, or build the plugin with: npx pnpm build');
      await expect(pluginFiles(door(named))).rejects.toThrow(refused);
    }
  });

  it('is served under its version once it is built', async () => {
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ entry: 'index.js', css: null }));
    writeFileSync(join(folder, 'index.js'), 'export default 1;');
    const built = door(folder);
    await pluginFiles(built);
    const answer = await built.fastify.inject('/plugins/pager/1.0.0/index.js');
    expect([answer.statusCode, answer.body]).toEqual([200, 'export default 1;']);
    await built.fastify.close();
  });
});
