import { computed, onScopeDispose, shallowReactive, toValue, type Component, type MaybeRefOrGetter } from 'vue';
import type { Binding } from './keymap.js';

/** Something a person can do. Menus, palette, shortcuts and their sheet are all drawn from these. */
export interface Command {
  /** `<area>.<verb>`, for example `ticket.take`. */
  readonly id: string;
  /** Key of its label in the locale files. */
  readonly label: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Heading it stands under in the palette and on the sheet: a key below `commands.group`. */
  readonly group: 'go' | 'queue' | 'ticket' | 'write' | 'look' | 'account';
  readonly icon?: Component;
  readonly keys?: readonly string[];
  readonly inFields?: boolean;
  /** False keeps it out of the palette: keys that only make sense as keys. */
  readonly listed?: boolean;
  readonly enabled?: MaybeRefOrGetter<boolean>;
  readonly run: () => void;
}

const registered = shallowReactive(new Map<string, Command>());

/** Registers commands while the calling component lives. The component mounted last wins an id. */
export function useCommands(commands: readonly Command[]): void {
  for (const command of commands) registered.set(command.id, command);
  onScopeDispose(() => {
    for (const command of commands) if (registered.get(command.id) === command) registered.delete(command.id);
  });
}

/** The commands that can run now. */
export const enabledCommands = computed(() => [...registered.values()].filter((command) => toValue(command.enabled ?? true)));

/** The bindings of the commands that can run now. */
export const bindings = computed(() => enabledCommands.value.filter((command): command is Command & Binding => command.keys !== undefined));

/** Whether a command can run now; what cannot is not offered. */
export const canRun = (id: string): boolean => enabledCommands.value.some((command) => command.id === id);

/** Runs a command by its id; false when there is none that can run. */
export function runCommand(id: string): boolean {
  const command = enabledCommands.value.find((each) => each.id === id);
  command?.run();
  return command !== undefined;
}

export const keysOf = (id: string): readonly string[] => registered.get(id)?.keys ?? [];
