import { describe, expect, it } from '@jest/globals';
import { Allow, anybody, apiDecorators, field, permission, Resolver, type Field } from '@meja/plugin-sdk/server/kernel';
import type { Contributor } from '../../plugins/contributor.js';
import { kernelSdl } from '../kernel-sdl.js';
import { library, pagesPlugin } from '../testing/library.js';
import { composeApi } from './compose-api.js';
import { permissionMatrix } from './permission-matrix.js';

type Anything = Field<object, unknown>;
const agent = apiDecorators<{ Query: Record<'x' | 'y' | 'book', Anything>; Book: Record<'title' | 'author' | 'colour' | 'pages', Anything>; BookGone: { message: Anything } }>();
const mayTest = permission('planted.test', 'Test.');

@Resolver() class ResolvesX { @agent.query('x') @Allow(anybody) x() { return 1; } }
@Resolver() class Unguarded { @agent.query('x') x() { return 1; } }
@Resolver() class Twice { @agent.field('Book.author') author() { return ''; } }
@Resolver() class Core { @agent.field('Book.title') title() { return ''; } }
@Resolver() class CoreRoot { @agent.query('book') @Allow(anybody) book() { return null; } }
@Resolver() class Surplus { @agent.query('x') @Allow(anybody) x() { return 1; } @agent.query('y') @Allow(anybody) y() { return 1; } }
@Resolver() class Unlisted { @agent.query('x') @Allow(mayTest) x() { return 1; } }
@Resolver() class Generated { @agent.field('BookGone.message') message() { return ''; } @agent.field('Book.pages') pages() { return 1; } }

const x = 'extend type Query { x: Int }';
const planted = (sdl: string, resolvers: Contributor['module'][] = [], more: Partial<Contributor> = {}): Contributor => ({ id: 'planted', version: '1.0.0', isPlugin: true, module: null, controlMigrations: [], options: undefined, graphql: { agent: { sdl, resolvers: resolvers.flatMap((type) => (type ? [type] : [])) } }, ...more });
const composed = (contributor: Contributor) => composeApi('agent', kernelSdl(), [library, pagesPlugin, contributor]);

describe('composing an API', () => {
  it('puts SDL, custom fields and permissions of everybody together', () => {
    const api = composed(planted(x, [ResolvesX]));
    expect(api.access.get('Query.x')).toBe(anybody);
    expect(api.definedBy.get('Query.x')).toBe('planted');
    expect(api.printed).toContain('"""Pages."""\n  pages: Int');
    expect(composeApi('portal', kernelSdl(), [library, pagesPlugin]).printed).not.toContain('pages');
  });

  const mistakes: [string, Contributor, RegExp][] = [
    ['SDL that cannot be read', planted('extend type Query {\n  x: }'), /planted: its agent SDL, line 2: Syntax Error: Expected Name, found "}"\.* Correct the SDL/],
    ['a type defined twice', planted(`${x}\ntype Book { id: ID! }`, [ResolvesX]), /planted: its agent SDL, line 2: There can be only one type named "Book"\. It is first in library, line \d+\. Rename yours/],
    ['an input defined twice', planted(`input I { a: Int }\ninput I { a: Int }`), /planted: its agent SDL, line 2: There can be only one type named "I"\. It is first in planted, line 1/],
    ['an enum defined twice', planted(`enum Shelf { HIGH }`), /planted: its agent SDL, line 1: There can be only one type named "Shelf"\. It is first in library/],
    ['a field of core defined again', planted(`\n\nextend type Book { title: String! }`), /planted: its agent SDL, line 3: Field "Book\.title" can only be defined once\. It is first in library, line \d+\. Rename yours, for example with planted in front; what others define can be extended, not replaced/],
    ['an enum value defined twice', planted(`extend enum Shelf { FREE }`), /planted: its agent SDL, line 1: Enum value "Shelf\.FREE"/],
    ['an unknown type', planted(`${x}\nextend type Query { y: Nowhere }`, [ResolvesX]), /planted: its agent SDL, line 2: Unknown type "Nowhere"\. Define it, or correct the name/],
    ['an interface half kept', planted(`type Half implements Failure { code: String! }`), /planted: its agent SDL, line 1: Interface field Failure\.params expected/],
    ['a scalar nobody implements', planted('scalar Colour'), /planted: its agent SDL, line 1: scalar Colour has no implementation\. Use DateTime, JSON/],
    ['a directive', planted('directive @upper on FIELD'), /planted: its agent SDL, line 1: directive @upper\. Directives are not supported/],
    ['other root types', planted('schema { query: Book }'), /planted: its agent SDL, line 1: schema \{ … \}\. The kernel names the root types/],
    ['a root field nobody resolves', planted(`${x}\nextend type Query { y: Int }`, [ResolvesX]), /planted: its agent SDL, line 2: nobody resolves Query\.y, a root field\. Write a method/],
    ['a field with arguments nobody resolves', planted('type Box { size(of: Int): Int }'), /planted: its agent SDL, line 1: nobody resolves Box\.size, which has arguments/],
    ['a field on facts of somebody else nobody resolves', planted('extend type Book { colour: String }'), /planted: its agent SDL, line 1: nobody resolves Book\.colour, and the facts of Book come from library/],
    ['a resolver without SDL', planted(x, [Surplus]), /planted: Surplus\.y resolves Query\.y, which the agent SDL does not have\. Add it to your SDL/],
    ['a field resolved twice', planted('', [Twice]), /planted: Twice\.author resolves Book\.author, which library \(LibraryResolver\.author\) resolves already/],
    ['a field of core taken over', planted('', [Core]), /planted: Core\.title resolves Book\.title of library \(line \d+ of its SDL\)\. Only library may/],
    ['a root field of core taken over', planted('', [CoreRoot]), /planted: CoreRoot\.book resolves Query\.book, which library/],
    ['a root field without @Allow', planted(`\n${x}`, [Unguarded]), /planted: Unguarded\.x \(Query\.x, line 2 of its agent SDL\) has no @Allow\. Say who may try/],
    ['a permission nobody contributes', planted(x, [Unlisted]), /planted: Unlisted\.x asks for the permission planted\.test, which nobody contributes/],
    ['a field the kernel resolves', planted('', [Generated]), /planted: Generated\.message resolves BookGone\.message, which the kernel resolves/],
    ['a custom field that is there already', planted('', [], { customFields: { Book: [field.text('title', { label: 'Title' })] } as Contributor['customFields'] & object }), /planted: its custom fields: Field "Book\.title" can only be defined once\. It is first in library/],
    ['a custom field on an entity that does not exist', planted('', [], { customFields: { Ship: [field.text('name', { label: 'Name' })] } as Contributor['customFields'] & object }), /planted: its custom fields: Cannot extend type "Ship"/],
  ];
  it.each(mistakes)('stops the boot at %s', (_name, contributor, message) => {
    expect(() => composed(contributor)).toThrow(message);
  });

  it('tells everything that is wrong at once', () => {
    expect(() => composed(planted(`${x}\nextend type Query { y: Int }`, [Unguarded]))).toThrow(/has no @Allow[^]*nobody resolves Query\.y/);
  });

  it('A91 lists every root field with what it asks for, and fails for one without', () => {
    const api = composed(planted(x, [ResolvesX]));
    const matrix = permissionMatrix([api, composeApi('portal', kernelSdl(), [library])]);
    expect(matrix).toContain('| agent | `Query.book` | `book.read` | library |');
    expect(matrix).toContain('| agent | `Query.x` | nothing: anybody | planted |');
    expect(matrix).toContain('| portal | `Subscription.myBooksChanged` | `book.borrow` | library |');
    const { access, ...rest } = api;
    const lost = new Map([...access].filter(([path]) => path !== 'Query.x'));
    expect(() => permissionMatrix([{ ...rest, access: lost }])).toThrow('Query.x of the agent API has no permission');
  });
});
