/** People and tickets that the specs and the browser story of the help centre show. */
export interface StandInMessage {
  readonly id: string;
  readonly authorName: string;
  readonly fromHelpdesk: boolean;
  readonly bodyHtml: string;
  readonly bodyText: string;
  readonly attachments: readonly { readonly id: string; readonly name: string; readonly mediaType: string; readonly size: number; readonly downloadPath: string | null; readonly previewPath?: string | null; readonly contentId?: string }[];
  readonly quotedHtml: string | null;
  readonly redacted: boolean;
  readonly createdAt: string;
}

export interface StandInTicket {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly progress: 'IN_PROGRESS' | 'WAITING_FOR_YOU' | 'SOLVED';
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly helperName: string | null;
  readonly requesterName: string;
  readonly mine: boolean;
  readonly solvedAt: string | null;
  readonly awaitsConfirmation: boolean;
  readonly closed: boolean;
  readonly followUpOf: { readonly id: string; readonly number: string } | null;
  readonly followUps: readonly { readonly id: string; readonly number: string }[];
  readonly milestones: readonly { readonly id: string; readonly kind: 'PASSED_ON' | 'SOLVED' | 'REOPENED' | 'CLOSED'; readonly at: string }[];
  readonly messages: readonly StandInMessage[];
}

export const standInId = (n: number) => `0192d5a0-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const requester = { id: standInId(1), name: 'Rina Kowalska', email: 'requester@demo.test', locale: 'en', timeZone: 'Europe/Warsaw', workspaceName: 'Nordlicht Logistics', managedOrganizations: [] as string[] };

export const departments = [
  { id: standInId(11), name: 'IT' },
  { id: standInId(12), name: 'Human resources' },
  { id: standInId(13), name: 'Customer support' },
];

export const aMessage = (message: Partial<StandInMessage> = {}): StandInMessage => ({
  id: standInId(500),
  authorName: requester.name,
  fromHelpdesk: false,
  bodyHtml: '<p>The label printer at dock 4 prints every second label blank.</p>',
  bodyText: 'The label printer at dock 4 prints every second label blank.',
  attachments: [],
  quotedHtml: null,
  redacted: false,
  createdAt: '2026-11-20T08:12:00Z',
  ...message,
});

export const aTicket = (ticket: Partial<StandInTicket> = {}): StandInTicket => ({
  id: standInId(100),
  number: 'MEJA-1042',
  subject: 'Label printer at dock 4 skips every second label',
  progress: 'IN_PROGRESS',
  createdAt: '2026-11-20T08:12:00Z',
  updatedAt: '2026-11-21T13:40:00Z',
  helperName: 'Lars',
  requesterName: requester.name,
  mine: true,
  solvedAt: null,
  awaitsConfirmation: false,
  closed: false,
  followUpOf: null,
  followUps: [],
  milestones: [],
  messages: [aMessage()],
  ...ticket,
});

export const manyTickets = (count: number): StandInTicket[] =>
  Array.from({ length: count }, (_, n) => aTicket({ id: standInId(200 + n), number: `MEJA-${900 - n}`, subject: `Question ${n + 1}`, progress: n % 5 === 1 ? 'WAITING_FOR_YOU' : n % 3 === 0 ? 'IN_PROGRESS' : 'SOLVED' }));

/** A conversation with everything a page has to show. */
export const aConversation: StandInTicket = aTicket({
  progress: 'WAITING_FOR_YOU',
  messages: [
    aMessage({
      id: standInId(501),
      bodyHtml: '<p>The label printer at dock 4 prints every second label blank. We already tried:</p><ul><li>another roll (PO-10l1I)</li><li>switching it off for a minute</li></ul><p>Two trucks wait.</p>',
      attachments: [
        { id: standInId(601), name: 'dock-4-labels.jpg', mediaType: 'image/jpeg', size: 1_843_200, downloadPath: '/files/opaque-token' },
        { id: standInId(602), name: 'printer-log.txt', mediaType: 'text/plain', size: 9_120, downloadPath: null },
      ],
    }),
    aMessage({ id: standInId(502), authorName: 'Lars', fromHelpdesk: true, createdAt: '2026-11-20T08:31:00Z', bodyHtml: '<p>Hello Rina, that looks like the gap sensor. Until it is exchanged, printer 5 takes your labels: choose <strong>DOCK-5</strong> in the list.</p><p>Which model number stands on the back, below the cable?</p>', bodyText: '' }),
    aMessage({ id: standInId(503), createdAt: '2026-11-20T08:50:00Z', bodyHtml: '<p>DOCK-5 works, thank you! I will look for the number after the shift.</p>', bodyText: '' }),
  ],
});

/** Passed on, solved, and waiting for the requester's word. */
export const aSolvedTicket: StandInTicket = aTicket({
  id: standInId(110),
  number: 'MEJA-1050',
  progress: 'SOLVED',
  solvedAt: '2026-11-21T13:40:00Z',
  awaitsConfirmation: true,
  milestones: [
    { id: standInId(901), kind: 'PASSED_ON', at: '2026-11-20T09:00:00Z' },
    { id: standInId(902), kind: 'SOLVED', at: '2026-11-21T13:40:00Z' },
  ],
  messages: [
    aMessage({ id: standInId(510) }),
    aMessage({ id: standInId(511), authorName: 'Lars', fromHelpdesk: true, createdAt: '2026-11-21T13:40:00Z', bodyHtml: '<p>The gap sensor is new. Please print one label.</p>', quotedHtml: '<p>The label printer at dock 4 prints every second label blank.</p>' }),
  ],
});

/** Of a colleague, closed, with words taken away. */
export const aColleaguesTicket: StandInTicket = aTicket({ id: standInId(120), number: 'MEJA-1051', mine: false, requesterName: 'Tomasz Lis', progress: 'SOLVED', closed: true, messages: [aMessage({ id: standInId(520), authorName: 'Tomasz Lis', bodyHtml: '', bodyText: '', redacted: true })] });
