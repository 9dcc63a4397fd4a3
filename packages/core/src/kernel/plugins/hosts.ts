import type { DynamicModule, Type } from '@nestjs/common';
import { optionsOf } from '@meja/plugin-sdk/server/kernel';
import type { Contributor } from './contributor.js';

/** One Nest module per plugin, holding every class it contributes but its resolvers; it sees the public readers of all core modules. */
export function hostModules(contributors: readonly Contributor[]): DynamicModule[] {
  const core = contributors.flatMap(({ id, module }) => (module && id !== 'kernel' ? [module] : []));
  return contributors.filter((contributor) => contributor.isPlugin).map((plugin) => {
    const host = { [`plugin:${plugin.id}`]: class {} }[`plugin:${plugin.id}`] as Type;
    const providers = classesOf(plugin);
    const options = { provide: optionsOf(plugin.id), useValue: plugin.options };
    return { module: host, imports: core, providers: [options, ...providers], exports: [options.provide, ...providers] };
  });
}

/** Every class in a binding, whatever its kind: a kind that a module owns needs no line here. */
function classesOf(plugin: Contributor): Type[] {
  const bindings = Object.values(plugin).flatMap((list: unknown) => (Array.isArray(list) ? list : [])).filter((binding: unknown) => typeof binding === 'object' && binding !== null);
  const bound = bindings.flatMap((binding: object) => Object.values(binding)).filter((value): value is Type => typeof value === 'function' && /^class\b/.test(String(value)));
  return [...new Set([...(plugin.providers ?? []), ...bound])];
}
