import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Type } from '@nestjs/common';
import type { MigrationInterface } from 'typeorm';
import type { CommandToken, Handles } from './commands.js';
import type { CustomFieldsOf } from './custom-fields.js';
import type { EventToken, Listener } from './events.js';
import type { Guard } from './guards.js';
import type { JobHandler, JobToken } from './jobs.js';
import type { Permission } from './permissions.js';

/** One API's part of a contribution: SDL text and the classes that resolve it. @since 0.1.0 */
export interface ApiPart {
  readonly sdl: string;
  readonly resolvers: readonly Type[];
}

/** Made by `on`. @since 0.1.0 */
export interface ListenerBinding {
  readonly event: EventToken;
  readonly listener: Type<Listener>;
}
/**
 * Binds a listener class to an event.
 * @example listeners: [on(ticketAssigned, CountAssignments)]
 * @since 0.1.0
 */
export const on = <F extends object>(event: EventToken<F>, listener: Type<Exactly<Listener<NoInfer<F>>>>): ListenerBinding => ({ event, listener });

/** Made by `before`. @since 0.1.0 */
export interface GuardBinding {
  readonly command: CommandToken;
  readonly guard: Type<Guard>;
}
/**
 * Binds a guard class to a command.
 * @example guards: [before(addMessage, NoShouting)]
 * @since 0.1.0
 */
export const before = <I, O>(command: CommandToken<I, O>, guard: Type<Exactly<Guard<NoInfer<I>>>>): GuardBinding => ({ command, guard });

/** Made by `handle`. @since 0.1.0 */
export interface CommandBinding {
  readonly command: CommandToken;
  readonly handler: Type<Handles<CommandToken<never, unknown>>>;
}
/**
 * Binds the class that handles a command you declared.
 * @example commands: [handle(sendPage, SendPage)]
 * @since 0.1.0
 */
export const handle = <I, O>(command: CommandToken<I, O>, handler: Type<Exactly<Handles<CommandToken<NoInfer<I>, NoInfer<O>>>>>): CommandBinding => ({
  command,
  handler,
});

/** Made by `job` and `every`. @since 0.1.0 */
export interface JobBinding {
  readonly job: JobToken;
  readonly handler: Type<JobHandler>;
  /** Cron expression in UTC, or null for a job that is only asked for. */
  readonly cron: string | null;
}
/**
 * Binds the class that does a job.
 * @example jobs: [job(resendPage, ResendPage)]
 * @since 0.1.0
 */
export const job = <I extends object>(token: JobToken<I>, handler: Type<Exactly<JobHandler<NoInfer<I>>>>): JobBinding => ({ job: token, handler, cron: null });
/**
 * A job in every workspace on a schedule; its input is `{}`.
 * @example jobs: [every('0 3 * * *', forgetOldPages, ForgetOldPages)]
 * @since 0.1.0
 */
export const every = (cron: string, token: JobToken, handler: Type<JobHandler>): JobBinding => ({ job: token, handler, cron });

/** What one contributor adds. Core's own modules have the same shape. Each list may be left out. @since 0.1.0 */
export interface Contribution {
  /** TypeORM entity classes; tables are named `<plugin>_…`. */
  readonly entities?: readonly Type[];
  /** In order; each runs once per workspace, in its own transaction. */
  readonly migrations?: readonly Type<MigrationInterface>[];
  readonly permissions?: readonly Permission[];
  readonly customFields?: CustomFieldsOf;
  readonly graphql?: { readonly agent?: ApiPart; readonly portal?: ApiPart };
  /** Injectable classes of your own. */
  readonly providers?: readonly Type[];
  readonly commands?: readonly CommandBinding[];
  readonly listeners?: readonly ListenerBinding[];
  readonly guards?: readonly GuardBinding[];
  readonly jobs?: readonly JobBinding[];
  /** Kinds that belong to a module: it declares them by merging into `ModuleContribution`. */
  readonly channels?: ModuleContribution['channels'];
  /** Locale → texts, nested; keys are found under `<plugin id>.`. All four languages. */
  readonly texts?: Readonly<Record<string, object>>;
  /** Folder of the built web half, absolute; it holds `manifest.json` as `defineWeb` builds it. */
  readonly web?: string;
}

/** Contribution kinds that core modules own. Filled by declaration merging, see `ticket/channels.ts`. @since 0.1.0 */
export interface ModuleContribution {}

// A method of an interface also takes a class that asks for more than it will get; a function in a property does not.
type Exactly<Face> = { readonly [K in keyof Face]: Face[K] extends (...args: infer Args) => infer Answer ? (...args: Args) => Answer : never };

/** What `definePlugin` takes. @since 0.1.0 */
export interface PluginDefinition<Options = unknown> {
  /** Lower-case words with hyphens; prefix of tables, texts and permissions. */
  readonly id: string;
  /** Version of the plugin. */
  readonly version: string;
  /** Range of SDK versions it works with, for example `^0.1.0`. */
  readonly engine: string;
  /** Ids of plugins that must be installed; they are loaded first. */
  readonly dependsOn?: readonly string[];
  /** Schema of the options that the configuration may give; unknown ones are refused at boot. */
  readonly options: StandardSchemaV1<unknown, Options>;
  /** Pure: same options, same answer; nothing is read, opened or started. */
  readonly contribute: (options: Options) => Contribution;
}

/**
 * Token under which the classes of a plugin get its options, as the schema left them.
 * @example constructor(@Inject(optionsOf('pager')) private readonly options: PagerOptions) {}
 * @since 0.1.0
 */
export const optionsOf = (pluginId: string): symbol => Symbol.for(`meja.options.${pluginId}`);

/** A plugin with its options, as `meja.config.ts` lists it. @since 0.1.0 */
export interface InstalledPlugin {
  readonly definition: PluginDefinition;
  readonly options: unknown;
}

/**
 * Declares a plugin. Call the result with its options in `meja.config.ts`.
 * @example
 * export const pagerPlugin = definePlugin({ id: 'pager', version: '1.0.0', engine: '^0.1.0', options: object({ url: string() }), contribute: ({ url }) => ({ … }) });
 * @since 0.1.0
 */
export function definePlugin<Options, Added extends Contribution>(definition: Omit<PluginDefinition<Options>, 'contribute'> & { readonly contribute: (options: Options) => Added & NoOther<Added> }): ((options: Options) => InstalledPlugin) & { readonly definition: PluginDefinition } {
  const erased = definition as unknown as PluginDefinition;
  return Object.assign((options: Options): InstalledPlugin => ({ definition: erased, options }), { definition: erased });
}

// A function may answer more than it was asked for, so a misspelt kind would be taken and never looked at.
type NoOther<Added, Other = Exclude<keyof Added, keyof Contribution>> = [Other] extends [never] ? unknown : { readonly [Kind in Other & string]: never };
