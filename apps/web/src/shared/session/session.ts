import { shallowRef } from 'vue';
import { SignOutDocument, SignOutEverywhereDocument, TicketsChangedDocument, ViewerDocument, type ViewerFragment } from '../../generated/operations.js';
import { changesIn, tellChanges } from '../graphql/changes.js';
import { createApi } from '../graphql/client.js';
import { createSocket } from '../graphql/socket.js';
import { troubleOf, type Trouble } from '../graphql/trouble.js';
import { isGranted } from './granted.js';

export type Viewer = ViewerFragment;

/** Who is signed in; null when nobody is, or when it was not asked yet. */
export const viewer = shallowRef<Viewer | null>(null);

const socket = shallowRef(openSocket());

/** The API of the person who is signed in. */
export const api = shallowRef(createApi(socket.value, end));

let ended: (() => void) | null = null;

/** What happens when the session is over, by whatever way. Set once, by the router. */
export const whenEnded = (run: () => void) => void (ended = run);

/** Asks the server who is signed in. */
export async function findViewer(): Promise<{ viewer: Viewer | null; trouble: Trouble | null }> {
  const { data, error } = await api.value.query(ViewerDocument, {}, { requestPolicy: 'network-only' }).toPromise();
  if (data?.viewer) begin(data.viewer);
  return { viewer: viewer.value, trouble: error ? troubleOf(error) : null };
}

/** Somebody signed in. */
export function begin(who: Viewer): void {
  const same = viewer.value?.id === who.id;
  viewer.value = who;
  if (!same) follow();
}

export async function signOut(everywhere: boolean): Promise<boolean> {
  const { error } = await (everywhere ? api.value.mutation(SignOutEverywhereDocument, {}) : api.value.mutation(SignOutDocument, {})).toPromise();
  if (!error) end();
  return !error;
}

/** The session is over: forgets everything that was read in it. */
export function end(): void {
  if (!viewer.value) return;
  viewer.value = null;
  unfollow();
  socket.value.close();
  socket.value = openSocket();
  api.value = createApi(socket.value, end);
  ended?.();
}

/** Whether the person has a permission in any department, or in the one that is named. */
export const may = (permission: string, departmentId?: string) => isGranted(viewer.value?.granted ?? [], permission, departmentId);

let unfollow = () => {};

// What could not be read meanwhile is read again, by nobody's hand.
addEventListener('online', () => viewer.value && tellChanges(null));

/** Follows the tickets that change. A stream that the server ends is opened again. */
function follow(): void {
  unfollow();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const subscription = api.value.subscription(TicketsChangedDocument, {}).subscribe(({ data, error }) => {
    if (data) tellChanges(changesIn(data.ticketsChanged));
    if (error && viewer.value) timer = setTimeout(follow, 5000);
  });
  unfollow = () => {
    clearTimeout(timer);
    subscription.unsubscribe();
    unfollow = () => {};
  };
}

function openSocket() {
  return createSocket({ signedOut: () => end(), missed: () => tellChanges(null) });
}
