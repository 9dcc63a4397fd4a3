import { computed, shallowRef, watch } from 'vue';

/** A message as far as the composer must know it. */
export interface SeenMessage {
  readonly id: string;
  readonly mine: boolean;
}

/**
 * What came since somebody began to write. `upTo` is the last message they had read then; it moves on when they read
 * what came. `told` is what the server counted when it refused.
 */
export function useUnread(text: () => string, messages: () => readonly SeenMessage[], told: () => readonly string[]) {
  const upTo = shallowRef<string | null>(null);
  const latest = computed(() => messages().at(-1)?.id ?? null);
  watch([text, latest], ([typed, now]) => {
    if (!typed) upTo.value = null;
    else upTo.value ??= now;
  }, { immediate: true });

  const here = computed(() => {
    const read = messages().findIndex(({ id }) => id === upTo.value);
    return read < 0 ? [] : messages().slice(read + 1).filter(({ mine }) => !mine).map(({ id }) => id);
  });
  return {
    upTo,
    ids: computed(() => (told().length > here.value.length ? told() : here.value)),
    /** They have read everything there is. */
    read: () => (upTo.value = latest.value),
  };
}
