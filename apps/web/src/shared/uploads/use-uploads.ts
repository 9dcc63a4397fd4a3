import { OpenUploads, TusCarrier, type ChosenFile } from '@meja/ui/uploads';
import { computed, shallowReactive, shallowRef, watch } from 'vue';
import { t } from '../i18n/index.js';
import { viewer } from '../session/session.js';
import { announce } from '../ui/announcements.js';
import { indexedFiles } from './kept-files.js';
import { refusalSentence } from './words.js';

const carrier = new TusCarrier({ root: '/uploads' });
const opened = new Map<string, OpenUploads>();

/**
 * The files of a message that somebody writes. `key` names the message, like that of its draft; the person is added here.
 * They go on while the person looks elsewhere, and after a reload.
 */
export function useUploads(key: () => string) {
  const current = shallowRef(uploadsOf(key()));
  watch([key, () => viewer.value?.id], () => (current.value = uploadsOf(key())));

  return {
    files: computed(() => current.value.files),
    /** Ids for the mutation. */
    uploadIds: computed(() => current.value.uploadIds),
    /** Why the message cannot be sent yet; empty when it can. */
    blocked: computed(() => blockedBy(current.value)),
    /** The list itself, for the tray. */
    current,
    add: (files: readonly File[]) => add(current.value, files),
    /** The message was sent with these. */
    attached: (uploadIds: readonly string[]) => current.value.attached(uploadIds),
    /** The server did not find what was to be attached. */
    recheck: () => current.value.recheck(),
    /** Moves them to another message that is being written. */
    moveTo: (otherKey: string) => current.value.moveTo(uploadsOf(otherKey)),
  };
}

function uploadsOf(key: string): OpenUploads {
  const whole = `${viewer.value?.id ?? ''}:${key}:`;
  const known = opened.get(whole);
  if (known) return known;
  const made = new OpenUploads(indexedFiles, whole, carrier, { watched: shallowReactive, finished: say });
  opened.set(whole, made);
  void made.open();
  return made;
}

function add(uploads: OpenUploads, files: readonly File[]): void {
  if (files.length === 0) return;
  const left = uploads.add(files);
  announce(left.length > 0 ? t('uploads.tooMany', { count: uploads.files.length }) : t('uploads.added', { names: files.map(({ name }) => name).join(', ') }));
}

const say = ({ file, refusal }: ChosenFile): void => announce(refusal ? t('uploads.refusedSaid', { name: file.name, why: refusalSentence(refusal) }) : t('uploads.doneSaid', { name: file.name }));

function blockedBy({ ready, files }: OpenUploads): string {
  if (ready) return '';
  if (files.some(({ state }) => state === 'refused')) return t('uploads.blocked.refused');
  return t(files.some(({ state }) => state === 'paused') ? 'uploads.blocked.paused' : 'uploads.blocked.sending');
}
