import { Injectable, Module } from '@nestjs/common';
import { Allow, anybody, apiDecorators, failure, field, loader, permission, refusedByGuard, Resolver, validationFailed, type Failure, type Field, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { Contributor } from '../../plugins/contributor.js';
import { Feed } from '../realtime/feed.js';

/** A small module for the specs of the doors: a library that lends books. */
export const mayReadBooks = permission('book.read', 'See the books.');
export const mayLend = permission('book.lend', 'Lend books.');
export const mayBorrow = permission('book.borrow', 'Borrow books.');

export const bookGone = failure<{ bookId: string }>('BookGone', 'NOT_FOUND');

export interface BookFacts {
  readonly id: string;
  readonly title: string;
  readonly shelf: 'free' | 'lent_out';
  readonly customFields: Readonly<Record<string, unknown>>;
}

/** Counts what would be SQL. */
@Injectable()
export class Books {
  reads = 0;
  credentialChecks = 0;
  lent: (string | undefined)[] = [];
  bug = 'password=hunter2 in relation "secret_table"';
  changed: (ctx: RequestContext, eventIds: readonly string[]) => Promise<{ id: string }[]> = async (_ctx, eventIds) => eventIds.map((id) => ({ id }));

  some(count: number): BookFacts[] {
    this.reads += 1;
    return Array.from({ length: count }, (_, at) => ({ id: String(at + 1), title: `Book ${at + 1}`, shelf: 'free', customFields: { pages: 100 + at } }));
  }
}

interface LibraryApi {
  Query: {
    book: Field<{ id: string }, BookFacts | null>;
    books: Field<{ first: number; shelf?: string }, { edges: { node: BookFacts }[] }>;
    fault: Field<object, string>;
    slow: Field<object, string>;
    whoami: Field<object, string>;
  };
  Mutation: { lend: Field<{ id: string }, BookFacts | Failure>; signIn: Field<{ password: string }, boolean> };
  Subscription: { booksChanged: Field<object, { ids: string[] }> };
  Book: { related: Field<{ first: number }, BookFacts[], BookFacts>; author: Field<object, string, BookFacts> };
}
const agent = apiDecorators<LibraryApi>();

@Resolver()
export class LibraryResolver {
  private readonly changes = { name: 'books', read: (ctx: RequestContext, eventIds: readonly string[]) => this.books.changed(ctx, eventIds) };

  constructor(private readonly books: Books, private readonly feed: Feed) {}

  @agent.query('book') @Allow(mayReadBooks) book(_ctx: RequestContext, { id }: { id: string }) {
    return this.books.some(100).find((book) => book.id === id) ?? null;
  }
  @agent.query('books') @Allow(mayReadBooks) list(_ctx: RequestContext, { first }: { first: number }) {
    return { edges: this.books.some(first).map((node) => ({ node })) };
  }
  @agent.query('fault') @Allow(mayReadBooks) fault(): string {
    throw new Error(this.books.bug);
  }
  @agent.query('slow') @Allow(anybody) slow(_ctx: RequestContext, _args: object, _parent: object, gql: GqlContext) {
    return new Promise<string>((resolve) => gql.signal.addEventListener('abort', () => setTimeout(() => resolve('late'), 1_000).unref()));
  }
  @agent.query('whoami') @Allow(anybody) whoami(ctx: RequestContext, _args: object, _parent: object, gql: GqlContext) {
    return `${ctx.actor.kind} in ${ctx.locale} from ${gql.peer}`;
  }
  @agent.mutation('lend') @Allow(mayLend) lend(_ctx: RequestContext, { id }: { id: string }, _parent: object, gql: GqlContext) {
    this.books.lent.push(gql.idempotencyKey);
    if (id === 'gone') return bookGone({ bookId: id });
    if (id === '') return validationFailed({ issues: [{ path: 'id', reason: 'required' }] });
    if (id === 'guarded') return refusedByGuard({ guard: 'library/Closed', code: 'IN_PROGRESS', params: {} });
    return this.books.some(1)[0] ?? bookGone({ bookId: id });
  }
  @agent.mutation('signIn') @Allow(anybody) signIn(_ctx: RequestContext, { password }: { password: string }, _parent: object, gql: GqlContext) {
    this.books.credentialChecks += 1;
    if (password === 'right') gql.cookie.set('agent-token', 60);
    return password === 'right';
  }
  @agent.subscription('booksChanged') @Allow(mayReadBooks) async *booksChanged(_ctx: RequestContext, _args: object, _parent: object, gql: GqlContext) {
    for await (const books of this.feed.follow(gql, this.changes)) yield { ids: books.map(({ id }) => id) };
  }
  @agent.field('Book.related') related(_ctx: RequestContext, { first }: { first: number }) {
    return this.books.some(first);
  }
  @agent.field('Book.author') author(_ctx: RequestContext, _args: object, book: BookFacts, gql: GqlContext) {
    return loader(gql, 'book.author', async (_, ids: readonly string[]) => {
      this.books.reads += 1;
      return ids.map((id) => `Author ${id}`);
    }).load(book.id);
  }
}

interface ReadingRoomApi {
  Query: { myBook: Field<{ id: string }, BookFacts | null> };
  Mutation: { signIn: Field<{ password: string }, boolean> };
  Subscription: { myBooksChanged: Field<object, { ids: string[] }> };
}
const portal = apiDecorators<ReadingRoomApi>();

@Resolver()
export class ReadingRoomResolver {
  private readonly changes = { name: 'myBooks', read: (ctx: RequestContext, eventIds: readonly string[]) => this.books.changed(ctx, eventIds) };

  constructor(private readonly books: Books, private readonly feed: Feed) {}

  @portal.query('myBook') @Allow(mayBorrow) myBook(_ctx: RequestContext, { id }: { id: string }) {
    return this.books.some(3).find((book) => book.id === id) ?? null;
  }
  @portal.mutation('signIn') @Allow(anybody) signIn() {
    this.books.credentialChecks += 1;
    return false;
  }
  @portal.subscription('myBooksChanged') @Allow(mayBorrow) async *myBooksChanged(_ctx: RequestContext, _args: object, _parent: object, gql: GqlContext) {
    for await (const books of this.feed.follow(gql, this.changes)) yield { ids: books.map(({ id }) => id) };
  }
}

@Module({ providers: [Books], exports: [Books] })
export class LibraryModule {}

const agentSdl = `
extend type Query {
  book(id: ID!): Book
  books(first: Int = 20, shelf: Shelf): BookConnection!
  fault: String
  slow: String
  whoami: String!
}
extend type Mutation {
  lend(id: ID!): LendResult!
  signIn(password: String!): Boolean!
}
extend type Subscription { booksChanged: BooksChanged! }
enum Shelf { FREE LENT_OUT }
type Book {
  id: ID!
  title: String!
  shelf: Shelf!
  related(first: Int = 5): [Book!]!
  author: String!
}
type BookConnection { edges: [BookEdge!]! }
type BookEdge { node: Book! }
type BooksChanged { ids: [ID!]! }
type BookGone implements Failure { code: String! params: JSON! message: String! }
union LendResult = Book | BookGone | ValidationFailed | RefusedByGuard
`;

const portalSdl = `
extend type Query { myBook(id: ID!): Book }
extend type Mutation { signIn(password: String!): Boolean! }
extend type Subscription { myBooksChanged: MyBooksChanged! }
type Book { id: ID! title: String! }
type MyBooksChanged { ids: [ID!]! }
`;

const parts = { version: '1.0.0', controlMigrations: [], options: undefined };

export const library: Contributor = {
  ...parts,
  id: 'library',
  isPlugin: false,
  module: LibraryModule,
  permissions: [mayReadBooks, mayLend, mayBorrow],
  graphql: { agent: { sdl: agentSdl, resolvers: [LibraryResolver] }, portal: { sdl: portalSdl, resolvers: [ReadingRoomResolver] } },
};

/** A plugin of the library. Its field stands on an entity of somebody else, so the contract's type does not know the name. */
export const pagesPlugin: Contributor = {
  ...parts,
  id: 'pages',
  isPlugin: true,
  module: null,
  customFields: { Book: [field.integer('pages', { label: 'Pages' })] } as Contributor['customFields'] & object,
};
