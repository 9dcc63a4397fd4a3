const isShown = (pane: HTMLElement): boolean => pane.isConnected && pane.offsetParent !== null;
const panes = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(isShown);
/** Where the next key belongs in a pane. */
const focusIn = (pane: HTMLElement | undefined): void => (pane?.querySelector<HTMLElement>(':scope [role="grid"], :scope textarea, :scope h2[tabindex]') ?? pane)?.focus();

/** Moves focus to the next visible pane, in the order they are read. */
export function cyclePanes(by: number): void {
  const all = panes();
  // The composer lies within the conversation: the innermost pane is the one we are in.
  const at = all.findLastIndex((pane) => pane.contains(document.activeElement));
  focusIn(all.at((at + by + all.length) % all.length));
}

/** Into a pane, without beginning to write there; when it is gone, to what is read, or to the list. */
export function enterPane(wanted: HTMLElement | null): void {
  const pane = wanted && isShown(wanted) ? wanted : (panes().find(({ id }) => id === 'conversation') ?? panes()[0]);
  (pane?.querySelector<HTMLElement>('h2[tabindex], [role="grid"]') ?? pane)?.focus();
}
