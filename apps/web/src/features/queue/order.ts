/** In which order a queue is shown. Rows stay where somebody saw them: what is new or moved waits until it is asked for. */
export interface Order {
  readonly shown: readonly string[];
  /** New in the view, not shown yet; newest first. */
  readonly fresh: readonly string[];
  /** Still shown, no longer in the view. */
  readonly gone: ReadonlySet<string>;
}

export const startOrder = (ids: readonly string[]): Order => ({ shown: ids, fresh: [], gone: new Set() });

/** A further page arrived. */
export function append({ shown, fresh, gone }: Order, ids: readonly string[]): Order {
  const known = new Set([...shown, ...fresh]);
  return { shown: [...shown, ...ids.filter((id) => !known.has(id))], fresh, gone };
}

/**
 * The first page was asked again because tickets changed. A view is ordered by last activity, so whatever changed
 * and still belongs to it stands on that page; what changed and stands elsewhere has left.
 */
export function compare({ shown, fresh, gone }: Order, first: readonly string[], changed: ReadonlySet<string>): Order {
  const known = new Set(shown);
  const lastKnown = first.findLastIndex((id) => known.has(id));
  const unknown = first.filter((id) => !known.has(id));
  // Rows after everything known only moved up because others left.
  const risen = shown.length === 0 ? [] : unknown.filter((id) => first.indexOf(id) > lastKnown);
  const inFirst = new Set(first);
  const left = shown.filter((id) => changed.has(id) && !inFirst.has(id));
  return {
    shown: [...shown, ...risen],
    fresh: [...unknown.filter((id) => !risen.includes(id)), ...fresh.filter((id) => !known.has(id) && !inFirst.has(id) && !changed.has(id))],
    gone: new Set([...gone, ...left].filter((id) => !inFirst.has(id))),
  };
}

/** Shows what is new on top and moves nothing. `keep` stays even when it has left the view. */
export function insert({ shown, fresh, gone }: Order, keep: string | null): Order {
  const dropped = new Set([...gone].filter((id) => id !== keep));
  return { shown: [...fresh, ...shown].filter((id) => !dropped.has(id)), fresh: [], gone: new Set([...gone].filter((id) => id === keep)) };
}

/** Shows everything where it belongs: `first` is the first page as it is now. */
export function merge(order: Order, first: readonly string[], keep: string | null): Order {
  const inFirst = new Set(first);
  const rest = insert(order, keep);
  return { ...rest, shown: [...first, ...rest.shown.filter((id) => !inFirst.has(id))] };
}
