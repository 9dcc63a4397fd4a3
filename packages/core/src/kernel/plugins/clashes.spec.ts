import { describe, expect, it } from '@jest/globals';
import { command, every, field, handle, job, jobToken, ok, permission, type Contribution } from '@meja/plugin-sdk/server/kernel';
import { AfterInsert, Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import * as v from 'valibot';
import { BootRefused } from './boot-refused.js';
import { refuseClashes } from './clashes.js';
import type { Contributor } from './contributor.js';

@Entity('pager_page')
class Page {
  @PrimaryColumn('uuid')
  id!: string;
}
@Entity('pager_page')
class OtherPage {
  @PrimaryColumn('uuid')
  id!: string;
}
@Entity('page')
class Unprefixed {
  @PrimaryColumn('uuid')
  id!: string;
}
@Entity()
class Unnamed {
  @PrimaryColumn('uuid')
  id!: string;
}
@Entity('pager_lazy')
class Lazy {
  @PrimaryColumn('uuid')
  id!: string;
  @ManyToOne(() => Page, { lazy: true })
  page!: Promise<Page>;
}
@Entity('pager_eager')
class Eager {
  @PrimaryColumn('uuid')
  id!: string;
  @ManyToOne(() => Page, { eager: true })
  page!: Relation<Page>;
}
@Entity('pager_loud')
class Loud {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('text')
  said!: string;
  @AfterInsert()
  shout(): void {
    this.said = 'loud';
  }
}

class SendPage {
  async execute() {
    return ok({});
  }
}
class Resend {
  async run(): Promise<void> {
    await Promise.resolve();
  }
}

const mayPage = permission('pager.send', 'Send pages.');
const sendPage = command('pager.send', { input: v.object({}), permission: mayPage }).answering<object>();
const resend = jobToken('pager.resend', v.object({}));
const pageCount = field.integer('pageCount', { label: 'Pages' });

const contributor = (id: string, contribution: Contribution, isPlugin = true): Contributor => ({ ...contribution, id, version: '1.0.0', isPlugin, module: null, controlMigrations: [] });
const pager = (contribution: Contribution): Contributor => contributor('pager', contribution);
const core = (contribution: Contribution): Contributor => contributor('library', contribution, false);

/** What the boot says, one line per problem. */
function told(...contributors: readonly Contributor[]): string[] {
  try {
    refuseClashes(contributors);
  } catch (error) {
    if (error instanceof BootRefused) return error.message.split('\n- ');
    throw error;
  }
  return [];
}

describe('contributions that clash', () => {
  it.each([
    ['a permission', { permissions: [mayPage] }, 'permission pager.send'],
    ['a command', { commands: [handle(sendPage, SendPage)] }, 'command pager.send'],
    ['a job', { jobs: [job(resend, Resend)] }, 'job pager.resend'],
    ['a custom field', { customFields: { Ticket: [pageCount] } }, 'custom field Ticket.pageCount'],
    ['a table', { entities: [Page] }, 'table pager_page'],
  ])('names both who claim %s', (_, contribution, what) => {
    expect(told(core(contribution), pager(contribution))).toEqual([`pager: ${what}. library has it already; choose another name.`]);
  });

  it.each([
    ['a permission', { permissions: [mayPage, mayPage] }, 'permission pager.send'],
    ['a command', { commands: [handle(sendPage, SendPage), handle(sendPage, SendPage)] }, 'command pager.send'],
    ['a job', { jobs: [job(resend, Resend), every('0 3 * * *', resend, Resend)] }, 'job pager.resend'],
    ['a custom field', { customFields: { Ticket: [pageCount, field.text('pageCount', { label: 'Pages' })] } }, 'custom field Ticket.pageCount'],
    ['a table', { entities: [Page, OtherPage] }, 'table pager_page'],
  ])('says when one contributes %s twice', (_, contribution, what) => {
    expect(told(pager(contribution))).toEqual([`pager: ${what}. It is contributed twice; remove one.`]);
  });
});

describe('contributions that may not be', () => {
  it('wants the name of the plugin before each of its tables', () => {
    expect(told(pager({ entities: [Unprefixed] }))).toEqual(["pager: table page. Name it pager_… with @Entity('pager_…')."]);
    expect(told(pager({ entities: [Unnamed] }))).toEqual(["pager: table (unnamed). Name it pager_… with @Entity('pager_…')."]);
    expect(told(contributor('on-call', { entities: [Unprefixed] }))).toEqual(["on-call: table page. Name it on_call_… with @Entity('on_call_…')."]);
  });

  it.each([
    ['permission', { permissions: [permission('ticket.page', 'Send pages.')] }, 'permission ticket.page'],
    ['permission', { permissions: [permission('pagers.send', 'Send pages.')] }, 'permission pagers.send'],
    ['command', { commands: [handle(command('send', { input: v.object({}), permission: null }).answering<object>(), SendPage)] }, 'command send'],
    ['job', { jobs: [job(jobToken('ticket.resend', v.object({})), Resend)] }, 'job ticket.resend'],
  ])('wants the name of the plugin before its %s', (_, contribution, what) => {
    expect(told(pager(contribution))).toEqual([`pager: ${what}. Name it pager.…`]);
  });

  it('refuses relations that would read by themselves', () => {
    for (const entity of [Lazy, Eager]) expect(told(pager({ entities: [entity] }))).toEqual(['pager: relation page. Lazy and eager relations are refused. Keep the id and read through a reader.']);
  });

  it('refuses entities that act by themselves', () => {
    expect(told(pager({ entities: [Loud] }))).toEqual(['pager: entity listener shout. Do it in the command.']);
  });

  it('tells of everything at once', () => {
    const wrong = told(core({ permissions: [mayPage] }), pager({ permissions: [mayPage], entities: [Unprefixed] }));
    expect(wrong).toEqual(['Several contributions: ', 'pager: permission pager.send. library has it already; choose another name', "pager: table page. Name it pager_… with @Entity('pager_…'). Nothing was started."]);
  });

  it('lets core name things as it likes, and a plugin things of its own', () => {
    expect(told(core({ entities: [Unprefixed], permissions: [permission('book.lend', 'Lend books.')] }), pager({ entities: [Page], permissions: [mayPage], commands: [handle(sendPage, SendPage)], jobs: [job(resend, Resend)] }))).toEqual([]);
  });
});
