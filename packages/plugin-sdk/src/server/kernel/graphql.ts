import 'reflect-metadata';
import { SetMetadata } from '@nestjs/common';
import { Mutation as NestMutation, Query as NestQuery, ResolveField as NestField, Resolver, Subscription as NestSubscription } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from './context.js';
import type { Permission } from './permissions.js';
import { notFound, type Failure, type Result } from './result.js';

/** Marks a class whose methods resolve fields. List it in `graphql.agent.resolvers` or `graphql.portal.resolvers`, never in `providers`. */
export { Resolver };

/** What a resolver gets as its last argument; it lives exactly one operation. @since 0.1.0 */
export interface GqlContext {
  readonly ctx: RequestContext;
  /** Filled by `loader`; never touch it yourself. */
  readonly loaders: Map<string, unknown>;
  /** From the header `Idempotency-Key`; pass it to `commands.execute` in every mutation. */
  readonly idempotencyKey: string | undefined;
  /** The session cookie of this API. */
  readonly cookie: SessionCookie;
  /** Address of the caller. A forwarded address counts only when a trusted proxy says it. */
  readonly peer: string;
  /** Aborted when the caller has gone, the time is up, or the subscription has ended. */
  readonly signal: AbortSignal;
}

/** Sets or takes away the session cookie on the answer. The kernel knows its name and flags. @since 0.1.0 */
export interface SessionCookie {
  set(token: string, maxAgeSeconds: number): void;
  clear(): void;
}

/** Says that everybody may try a field, signed in or not. @since 0.1.0 */
export const anybody: unique symbol = Symbol.for('meja.anybody');

/** Key under which `Allow` leaves the permission on a method; read by the kernel when it composes an API. @since 0.1.0 */
export const allowMetadata = 'meja:allow';

/** Who may try a field. @since 0.1.0 */
export type Allowed = Permission | typeof anybody;

/**
 * Says who may try a field: the first of two checks, the second is the scope of the reader. Every root field has one or the boot stops.
 * Do not use it to hide rows; a reader does that.
 * @example @agent.query('pages') @Allow(mayPage) pages() { … }
 * @since 0.1.0
 */
export const Allow = (permission: Allowed): MethodDecorator => SetMetadata(allowMetadata, permission);

/**
 * One field of an API that you describe by hand instead of generating types from SDL.
 * @example interface PagerApi { Query: { pages: Field<{ ticketId: string }, PageFacts[]> }; Ticket: { onCall: Field<object, string, TicketFacts> } }
 * @since 0.1.0
 */
export type Field<Args, Answer, Parent = object> = (parent: Parent, args: Args, gql: GqlContext, query: GraphQLResolveInfo) => Answer | Promise<Answer>;

/**
 * Decorators of one API, checked against its types: a misspelt field, other arguments or another answer does not compile.
 * A method is `(ctx, args, parent, gql)`; leave out what you do not need. A subscription returns an async iterable of its field's values.
 * @example
 * const agent = apiDecorators<PagerApi>();
 * @Resolver() class PageResolver {
 *   @agent.query('pages') @Allow(mayPage) pages(ctx: RequestContext, { ticketId }: { ticketId: string }) { return this.pages.of(ctx, ticketId); }
 *   @agent.field('Ticket.onCall') onCall(ctx: RequestContext, _: object, ticket: TicketFacts) { return this.pages.onCall(ctx, ticket.tierId); }
 * }
 * @since 0.1.0
 */
export const apiDecorators = <Api extends object>(): ApiDecorators<Api> => ({
  query: (name) => decorate((n) => NestQuery(n), name),
  mutation: (name) => decorate((n) => NestMutation(n), name),
  subscription: (name) => decorate((n) => NestSubscription(n, { resolve: (value: unknown) => value }), name),
  field: (path) => {
    const [type, name] = path.split('.') as [string, string];
    return (target, key, descriptor) => {
      decorate((n) => NestField(n), name)(target, key, descriptor);
      SetMetadata('graphql:resolver_type', type)(target, key, descriptor);
    };
  },
});

/** What `apiDecorators` answers: decorators whose names and methods are checked against the type of the API. @since 0.1.0 */
export interface ApiDecorators<Api> {
  readonly query: <K extends FieldName<Api, 'Query'>>(name: K) => Decorator<Method<FieldOf<Api, 'Query', K>>>;
  readonly mutation: <K extends FieldName<Api, 'Mutation'>>(name: K) => Decorator<Method<FieldOf<Api, 'Mutation', K>>>;
  readonly subscription: <K extends FieldName<Api, 'Subscription'>>(name: K) => Decorator<Stream<FieldOf<Api, 'Subscription', K>, K>>;
  readonly field: <P extends FieldPath<Api>>(path: P) => Decorator<P extends `${infer T}.${infer K}` ? Method<FieldOf<Api, T, K>> : never>;
}

/**
 * The dataloader of this request under `key`, made on first use: what a page of rows asks for one by one becomes one read.
 * Answers in the order of the keys, as `batch` gives them.
 * @example loader(gql, 'pager.ofTicket', (ctx, ids: readonly string[]) => this.pages.ofTickets(ctx, ids)).load(ticket.id)
 * @since 0.1.0
 */
export function loader<Key, Value>(gql: GqlContext, key: string, batch: (ctx: RequestContext, keys: readonly Key[]) => Promise<readonly Value[]>): DataLoader<Key, Value> {
  const known = gql.loaders.get(key);
  if (known) return known as DataLoader<Key, Value>;
  const made = new DataLoader<Key, Value>((keys) => batch(gql.ctx, keys));
  gql.loaders.set(key, made);
  return made;
}

/**
 * The result of a command as the member of a result union: the refusal as it is, or what is read after the success. What is gone by then, or was when
 * an answer is given once more for an idempotency key, is `NotFound`: let every union have it.
 * @example return answer(await this.commands.execute(ctx, sendPage, input, gql), ({ pageId }) => this.pages.byId(ctx, pageId));
 * @since 0.1.0
 */
export async function answer<T, Member>(result: Result<T>, onOk: (value: T) => Member | null | Promise<Member | null>): Promise<Member | Failure> {
  return result.ok ? ((await onOk(result.value)) ?? notFound({})) : result.failure;
}

// A descriptor is invariant in its type, so the method's own type M is inferred and held against the wanted one.
type Decorator<Wanted> = <M extends Wanted>(target: object, key: string, descriptor: TypedPropertyDescriptor<M>) => void;
type FieldName<Api, T extends string> = T extends keyof Api ? keyof NonNullable<Api[T]> & string : never;
type FieldOf<Api, T extends string, K extends string> = T extends keyof Api ? (K extends keyof NonNullable<Api[T]> ? NonNullable<NonNullable<Api[T]>[K]> : never) : never;
type FieldPath<Api> = { [T in keyof Api & string]: T extends 'Query' | 'Mutation' | 'Subscription' ? never : `${T}.${keyof NonNullable<Api[T]> & string}` }[keyof Api & string];
type Method<F> = F extends (parent: infer Parent, args: infer Args, gql: GqlContext, query: GraphQLResolveInfo) => infer Answer
  ? (ctx: RequestContext, args: Args, parent: Parent, gql: GqlContext) => Answer
  : never;
// Generated types describe a subscription as objects with `subscribe`, a hand-written one is a Field of its values.
type Stream<F, K extends string> = [Extract<F, { subscribe: unknown }>] extends [never]
  ? F extends Field<infer Args, infer Answer> ? StreamMethod<Args, Answer> : never
  : StreamMethod<ArgsOf<Extract<F, { subscribe: unknown }>>, ValueOf<Extract<F, { subscribe: unknown }>, K>>;
type StreamMethod<Args, Answer> = (ctx: RequestContext, args: Args, parent: object, gql: GqlContext) => AsyncIterable<Answer>;
type ArgsOf<F> = F extends { subscribe: (parent: never, args: infer Args, ...rest: never[]) => unknown } ? Args : never;
type ValueOf<F, K extends string> = F extends { subscribe: (...args: never[]) => infer Events } ? Strict<Awaited<Events> extends AsyncIterable<infer Value> ? (K extends keyof Value ? Value[K] : never) : never> : never;
// One of the generated shapes says nothing about its values; it must not let everything through.
type Strict<T> = 0 extends 1 & T ? never : T;

/** Puts `ctx` first and keeps what other decorators left on the method. */
function decorate(nest: (name: string) => MethodDecorator, name: string) {
  return (target: object, key: string, descriptor: PropertyDescriptor): void => {
    const method = descriptor.value as (...args: unknown[]) => unknown;
    const flipped = function (this: unknown, parent: unknown, args: unknown, gql: GqlContext) {
      return method.call(this, gql.ctx, args, parent, gql);
    };
    for (const metadataKey of Reflect.getMetadataKeys(method)) Reflect.defineMetadata(metadataKey, Reflect.getMetadata(metadataKey, method), flipped);
    Object.defineProperty(flipped, 'name', { value: method.name });
    descriptor.value = flipped;
    nest(name)(target, key, descriptor);
  };
}
