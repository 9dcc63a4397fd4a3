/** A key press, as much of a KeyboardEvent as the keymap reads. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly repeat?: boolean;
}

export interface Binding {
  readonly id: string;
  /** Keys in order, for example `['a', 'm']`, `['mod+k']`, `['?']`; `mod` is Ctrl, or Cmd on a Mac. */
  readonly keys: readonly string[];
  /** Works while somebody types in a field and over an open dialog. Never for keys that write. */
  readonly inFields?: boolean;
}

/** What the keymap must know about the moment: where the press went and what the person switched off. */
export interface Moment {
  readonly inField: boolean;
  readonly inOverlay: boolean;
  readonly singleKeys: boolean;
  readonly at: number;
}

/** After this pause the first key of a sequence is forgotten. */
const sequencePause = 1500;

/**
 * Finds the binding that a press completes. Sequences (`a` then `m`) are remembered for a moment.
 * Keys without Ctrl, Cmd or Alt can be switched off (WCAG 2.1.4) and never fire in fields, in overlays or while a text is composed.
 */
export class Keymap {
  private pending: readonly string[] = [];
  private since = 0;

  constructor(private readonly mac: boolean) {}

  press(press: KeyPress, bindings: readonly Binding[], moment: Moment): Binding | null {
    const key = press.isComposing || press.key === 'Process' ? null : nameOf(press, this.mac);
    if (!key) return null;
    if (moment.at - this.since > sequencePause) this.pending = [];
    const typed = [...this.pending, key];
    const reachable = bindings.filter((binding) => allowed(binding, moment));
    const longer = reachable.some((binding) => binding.keys.length > typed.length && startsWith(binding.keys, typed));
    const found = reachable.find((binding) => binding.keys.length === typed.length && startsWith(binding.keys, typed));
    this.pending = longer && !found ? typed : [];
    this.since = moment.at;
    if (found || longer || typed.length === 1) return found ?? null;
    return this.press(press, bindings, moment);
  }

  /** Keys of a sequence that wait for the next one, for a hint on the screen. */
  get waiting(): readonly string[] {
    return this.pending;
  }

  forget(): void {
    this.pending = [];
  }
}

const startsWith = (keys: readonly string[], typed: readonly string[]) => typed.every((key, index) => keys[index] === key);

function allowed(binding: Binding, moment: Moment): boolean {
  const modified = binding.keys.every((key) => /^(mod|alt|ctrl)\+/.test(key) || /^(shift\+)?f\d+$/.test(key));
  if (moment.inField || moment.inOverlay) return modified && binding.inFields === true;
  return modified || moment.singleKeys;
}

const modifiers = new Set(['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'Dead', 'Unidentified', 'CapsLock']);

/** The name of a press as bindings write it. Letters of other alphabets fall back to the place of the key, as do digits with Alt, which types signs on a Mac. */
export function nameOf(press: KeyPress, mac: boolean): string | null {
  if (modifiers.has(press.key)) return null;
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  const foreign = press.key.length === 1 && /\p{L}/u.test(press.key) && !/[a-z]/i.test(press.key);
  const digit = press.altKey ? /^Digit(\d)$/.exec(press.code)?.[1] : undefined;
  const key = (digit ?? (foreign && letter ? letter : press.key)).toLowerCase();
  const mod = mac ? press.metaKey : press.ctrlKey;
  // Signs such as `?` need Shift on many keyboards: only with letters it says something.
  const shifted = press.shiftKey && (mod || press.altKey || key.length > 1 || /^[a-z]$/.test(key));
  const parts = [mod && 'mod', mac && press.ctrlKey && 'ctrl', press.altKey && 'alt', shifted && 'shift', key];
  return parts.filter(Boolean).join('+');
}

const drawn: Readonly<Record<string, string>> = { enter: '↵', escape: 'Esc', arrowup: '↑', arrowdown: '↓', shift: 'Shift', alt: 'Alt', ctrl: 'Ctrl' };

/** How the keys of a binding are drawn: one entry for each key cap. */
export function capsOf(keys: readonly string[], mac: boolean): readonly string[] {
  return keys.flatMap((key) => (key === '+' ? ['+'] : key.split('+'))).map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl';
    return drawn[part] ?? (part.length === 1 || /^f\d+$/.test(part) ? part.toUpperCase() : part);
  });
}
