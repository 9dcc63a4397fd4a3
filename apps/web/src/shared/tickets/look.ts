import type { Component } from 'vue';
import { Archive, CircleCheck, CircleDashed, CircleDot, CirclePause, ChevronsUp, Clock, Hourglass, Mail, MessageSquare, Phone, Globe } from '@meja/ui/icons';
import type { TicketPriority, TicketStatus } from '../../generated/operations.js';

/** Shape and colour of a status; the shape says it too. */
export const statusLook: Readonly<Record<TicketStatus, { readonly icon: Component; readonly tone: string }>> = {
  NEW: { icon: CircleDashed, tone: 'text-st-new' },
  OPEN: { icon: CircleDot, tone: 'text-st-open' },
  WAITING_FOR_REQUESTER: { icon: Hourglass, tone: 'text-st-pending' },
  WAITING_FOR_THIRD_PARTY: { icon: CirclePause, tone: 'text-st-hold' },
  SNOOZED: { icon: Clock, tone: 'text-st-hold' },
  SOLVED: { icon: CircleCheck, tone: 'text-st-solved' },
  CLOSED: { icon: Archive, tone: 'text-st-closed' },
};

/** Only what stands out is drawn. */
export const priorityLook: Readonly<Partial<Record<TicketPriority, { readonly icon: Component; readonly tone: string }>>> = {
  URGENT: { icon: ChevronsUp, tone: 'text-sla-late' },
  HIGH: { icon: ChevronsUp, tone: 'text-sla-warn' },
};

const channels: Readonly<Record<string, Component>> = { email: Mail, phone: Phone, 'web-form': Globe };
export const channelIcon = (channel: string): Component => channels[channel] ?? MessageSquare;
