<script setup lang="ts">
import { ref, watch } from 'vue';
import { usePlugin, useTicket } from '@meja/plugin-sdk/web';

const c = usePlugin();
const ticket = useTicket();
const isFlagged = ref(false);
const problem = ref('');

async function refresh(): Promise<void> {
  const { __camel__Flag: flag } = await c.gql.query<{ __camel__Flag: { flagged: boolean } | null }>('query ($id: ID!) { __camel__Flag(ticketId: $id) { flagged } }', { id: ticket.value.id });
  isFlagged.value = flag?.flagged ?? false;
  problem.value = '';
}

async function turn(): Promise<void> {
  const { __camel__FlagTicket: outcome } = await c.gql.mutate<{ __camel__FlagTicket: { message?: string } }>(
    'mutation ($id: ID!, $flagged: Boolean!) { __camel__FlagTicket(ticketId: $id, flagged: $flagged) { __typename ... on Failure { message } } }',
    { id: ticket.value.id, flagged: !isFlagged.value },
  );
  await refresh();
  problem.value = outcome.message ?? '';
}

watch(() => [ticket.value.id, ticket.value.version], refresh, { immediate: true });
</script>

<template>
  <p>{{ c.i18n.t(isFlagged ? 'panel.raised' : 'panel.lowered') }}</p>
  <button type="button" class="__id__-turn" @click="turn">{{ c.i18n.t(isFlagged ? 'panel.lower' : 'panel.raise') }}</button>
  <p role="alert" class="__id__-problem">{{ problem }}</p>
</template>

<style scoped>
.__id__-turn {
  min-block-size: 32px;
  margin-block: 8px;
  padding: 4px 8px;
  border: 1px solid var(--line-strong);
  border-radius: 7px;
  background: var(--surface);
  color: var(--text);
  font: inherit;
}
.__id__-turn:focus-visible {
  outline: 2px solid var(--focus);
  outline-offset: 2px;
}
.__id__-problem {
  margin: 0;
  color: var(--beacon-text);
}
</style>
