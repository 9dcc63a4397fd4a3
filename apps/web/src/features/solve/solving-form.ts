import type { SolveTicketInput } from '../../generated/operations.js';

export const parts = ['symptom', 'cause', 'steps'] as const;

export interface SolvingForm extends Record<string, string> {
  symptom: string;
  cause: string;
  steps: string;
  /** What the requester reads; until somebody writes it, it is the steps. */
  reply: string;
  /** Id of the earlier solution that is used; empty when a new one is written. */
  earlier: string;
}

export const blankForm: SolvingForm = { symptom: '', cause: '', steps: '', reply: '', earlier: '' };

/** What settles a ticket, as the API takes it: the earlier solution, or a new one. */
export function solutionOf(form: Readonly<SolvingForm>): Pick<SolveTicketInput, 'solution' | 'earlierSolutionId' | 'reply'> {
  const reply = form.reply.trim();
  const told = reply === '' ? {} : { reply };
  if (form.earlier) return { earlierSolutionId: form.earlier, ...told };
  return { solution: { symptom: form.symptom.trim(), cause: form.cause.trim(), steps: form.steps.trim() }, ...told };
}
