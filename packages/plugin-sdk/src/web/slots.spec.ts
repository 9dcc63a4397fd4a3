import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { slotsOf } from './build.js';
import { defineWeb } from './define-web.js';

const require = createRequire(import.meta.url);
const panel = (fields: string, slot = 'ticket.panel') => `setup(c) { c.add('${slot}', 'pages', { ${fields} }); }`;

/** What an author may write, and whether it compiles. */
const written: Readonly<Record<string, { readonly code: string; readonly error?: RegExp }>> = {
  rightContribution: { code: `id: 'pager', engine: '^0.1.0', ${panel("title: 'panel.title', order: 2, component: () => import('./Panel.js')")}` },
  misspeltSlot: { code: `id: 'pager', engine: '^0.1.0', ${panel("title: 'panel.title', component: Panel", 'ticket.pannel')}`, error: /"ticket\.pannel"|'ticket\.pannel'/ },
  misspeltOption: { code: `id: 'pager', engine: '^0.1.0', ${panel("titel: 'panel.title', component: Panel")}`, error: /'titel'/ },
  missingOption: { code: `id: 'pager', engine: '^0.1.0', ${panel("title: 'panel.title'")}`, error: /'component' is missing/ },
  otherSlotsOption: { code: `id: 'pager', engine: '^0.1.0', ${panel("title: 'panel.title', path: 'pages', component: Panel")}`, error: /'path'/ },
  unknownIcon: { code: `id: 'pager', engine: '^0.1.0', ${panel("label: 'nav', path: '', icon: 'rocket', component: Panel", 'nav.item')}`, error: /"rocket"/ },
  missingEngine: { code: `id: 'pager', ${panel("title: 'panel.title', component: Panel")}`, error: /'engine' is missing/ },
  vagueEngine: { code: `id: 'pager', engine: 'latest', ${panel("title: 'panel.title', component: Panel")}`, error: /"latest"/ },
  unknownLocale: { code: `id: 'pager', engine: '^0.1.0', setup(c) { c.i18n.merge('de', {}); }`, error: /"de"/ },
};

describe('the web half of a plugin', () => {
  let folder = '';
  let errors: readonly string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meja-slots-'));
    const paths = { '@meja/plugin-sdk/web': [join(import.meta.dirname, 'index.ts')], vue: [join(dirname(require.resolve('vue/package.json')), 'dist/vue.d.ts')] };
    const options = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, module: 'esnext', moduleResolution: 'bundler', target: 'es2023', skipLibCheck: true, types: [], rootDir: '/', paths };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['*.ts'] }));
    await writeFile(join(folder, 'Panel.ts'), `import { defineComponent } from 'vue';\nexport default defineComponent({});\n`);
    for (const [name, { code }] of Object.entries(written)) {
      await writeFile(join(folder, `${name}.ts`), `import { defineWeb } from '@meja/plugin-sdk/web';\nimport Panel from './Panel.js';\nexport const used = Panel;\nexport default defineWeb({ ${code} });\n`);
    }
    errors = await compile(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.entries(written).map(([name, { error }]) => [error ? 'refuses' : 'compiles', name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`), name, error] as const))('%s a %s', (_verb, _words, name, error) => {
    const own = errors.filter((line) => line.startsWith(`${name}.ts`));
    if (error) expect(own.join('\n')).toMatch(error);
    else expect(own).toEqual([]);
  });

  it('tells the build which slots it fills', () => {
    const web = defineWeb({
      id: 'pager',
      engine: '^0.1.0',
      setup(c) {
        c.add('settings.page', 'settings', { title: 'settings', component: {} });
        c.add('ticket.panel', 'pages', { title: 'pages', component: {} });
        c.add('ticket.panel', 'more', { title: 'more', component: {} });
      },
    });
    expect(slotsOf(web)).toEqual(['ticket.panel', 'settings.page']);
  });

  it('may not ask the server in setup', () => {
    const web = defineWeb({ id: 'pager', engine: '^0.1.0', setup: (c) => void c.gql.query('{ viewer { id } }') });
    expect(() => slotsOf(web)).toThrow('pager: setup asked the server or the page for something. Do it in a component instead.');
  });
});

/** The lines the compiler complains with; continuation lines belong to the one before. */
function compile(folder: string): Promise<readonly string[]> {
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  return new Promise((done) => {
    execFile(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { cwd: folder }, (_error, stdout) => done(stdout.split(/\n(?! )/)));
  });
}
