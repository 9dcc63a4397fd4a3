import { CircleAlert, CircleCheck, Clock, Eye, Send } from '@meja/ui/icons';
import type { Component } from 'vue';
import type { OutboundState } from '../../generated/operations.js';

/** Shape and colour of where a mail stands; the word stands beside it. */
export const stateLook: Readonly<Record<OutboundState, { readonly icon: Component; readonly tone: string }>> = {
  QUEUED: { icon: Clock, tone: 'text-st-pending' },
  SENDING: { icon: Send, tone: 'text-st-pending' },
  SENT: { icon: CircleCheck, tone: 'text-st-solved' },
  FAILED: { icon: CircleAlert, tone: 'text-sla-late' },
  KEPT: { icon: Eye, tone: 'text-st-hold' },
};

export const states: readonly OutboundState[] = ['FAILED', 'QUEUED', 'SENDING', 'SENT', 'KEPT'];
