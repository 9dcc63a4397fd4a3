import { numbered, oneOf, type Topic } from '../topic.js';

export const leaveTopics: readonly Topic[] = [
  {
    key: 'hr.parental', weight: 6, skill: 'leave', short: 'the parental leave from {soon}', facts: ['soon', 'weeks'],
    words: { weeks: ({ random }) => `${random.whole(8, 40)} weeks`, half: oneOf('80 percent', 'half days', 'four days a week') },
    subjects: ['Parental leave from {soon}', 'How do I apply for parental leave?', '{Weeks} of parental leave'],
    openings: ['I would like to take {weeks} of parental leave from {soon}.', 'We expect a child, and I plan to be on parental leave for {weeks} from {soon}. What do I need to do?', 'Which papers do you need for {weeks} of parental leave from {soon}?'],
    details: ['{Lead} knows about it and is happy for us.', 'Afterwards I would like to come back with {half}.', 'My partner takes the second half.', 'I am not sure which form is the right one in {place}.'],
    cases: [
      { alone: true, ask: 'Congratulations! Do you want the {weeks} in one piece, or some days kept for later?', answer: 'In one piece, from {soon}. Thank you!', note: 'Application entered, {weeks} from {soon}. Cover to be planned with {lead}.', solutions: ['Your {weeks} from {soon} are entered and {lead} has approved them. The letter for the authority in {place} is in your portal.', 'Everything is set for {soon}. You keep your laptop during the {weeks}, and we will talk about your return a month before.'] },
      { ask: 'Have you applied to the authority already? Their decision has to reach us before {soon}.', answer: 'The application is in since {weekday}; they confirmed {weeks} by mail.', note: 'Decision received. Pay stops {soon}, holiday accrual explained.', solutions: ['With the decision here, your leave of {weeks} from {soon} is complete. Your holidays keep growing during it, as in every leave of this kind.', 'Thank you, all papers are here. Your {weeks} start on {soon}; the time reporting will show them as "parental".'] },
    ],
  },
  {
    key: 'hr.holidays', weight: 8, skill: 'leave', short: 'the balance of {days}', facts: ['days'],
    words: { days: ({ random }) => `${random.whole(2, 24)}${random.of(['', '.5'])} days`, year: ({ at }) => String(at.getUTCFullYear()), request: numbered('HOL-', 5) },
    subjects: ['Holiday balance: {days}?', 'My days off do not add up', '{Days} of holiday left?'],
    openings: ['The time reporting says I have {days} of holiday left. By my own count it should be [more|two more].', 'Something is wrong with my holiday balance: it shows {days}, and I have counted twice.', 'A balance of {days} cannot be right, I believe.'],
    details: ['The public holiday on {date} seems to be counted as a day off.', '{Lead} has no objection.', 'I was ill for two days of my summer holiday.', 'I moved from another office on {date}, maybe that matters.'],
    cases: [
      { alone: true, ask: 'Your calendar in the system is the one of another site, so public holidays differ. Do you work in {place} now? Then the {days} are wrong.', answer: 'In {place}, yes. So that is where the {days} come from.', note: 'Calendar was not changed when moving to {place}. Balance recalculated, {request}.', solutions: ['You had the calendar of another site. With that of {place} the {days} are corrected, and you gained a day and a half ({request}).', 'I switched you to the calendar of {place}. Open the time reporting again: the {days} are replaced by the right balance.'] },
      { ask: 'Were you ill during a holiday this year? A note from the doctor gives such days back, and the {days} would change.', answer: 'Yes, two days in the summer. I have just uploaded the note, so the {days} should grow by them.', note: 'Doctor\'s note received, sick days given back. {request}.', solutions: ['The two sick days are yours again, so the {days} grew by two.', 'Days of illness do not count as holiday. I changed that under {request}; add two to the {days} you saw.'] },
    ],
  },
  {
    key: 'hr.sick', weight: 5, skill: 'leave', short: 'the sick note of {date}', facts: ['date'],
    words: { note: numbered('NOTE-', 4), length: oneOf('three days', 'a week', 'two weeks', 'four days') },
    subjects: ['Sick note from {date}', 'Ill since {date}', 'Where do I send the doctor\'s note?'],
    openings: ['I have been ill since {date} and have a note from the doctor for {length}. Where do I send it?', 'My sick days from {date} on are shown as unpaid.', 'I am back after being ill from {date} for {length}, but the system still has me as absent.'],
    details: ['{Lead} knew from the first morning.', 'The original came by post to the office in {place}.', 'The upload in the portal refuses my file.', 'I worked from home on the last day.'],
    cases: [
      { ask: 'Is your note from {date} a photo? The portal takes up to 5 MB, and photos are often larger.', answer: 'Yes, a photo of 9 MB. I made it smaller, and the note of {date} went through.', note: 'Note received as {note}, period complete.', solutions: ['The note is here as {note}. All days from {date} on are paid, and you need not do anything else.', 'Thank you. The absence from {date} is closed under {note}, and the time reporting shows you as back.'] },
      { alone: true, ask: 'Did you report the first day, {date}, in the time reporting or only to {lead}?', answer: 'Only to {lead}, on the morning of {date}.', note: 'First day entered by hand after a word with {lead}. {note}.', solutions: ['I entered {date} for you, so the days count as paid from the first one. Next time please use "ill today" in the app as well.', '{Lead} confirmed the call, and {date} is now in the system as your first day ({note}).'] },
    ],
  },
  {
    key: 'hr.wellness', weight: 4, skill: 'benefits', short: 'the wellness claim {claim}', facts: ['claim'],
    words: { claim: numbered('WEL-', 5), sport: oneOf('swimming', 'yoga', 'the climbing hall', 'badminton', 'the gym', 'futsal'), amount: ({ random }) => `€${random.whole(45, 260)}` },
    subjects: ['Wellness allowance: {claim}', 'Does {sport} count?', 'Claim {claim} declined'],
    openings: ['My wellness claim {claim} over {amount} for {sport} was declined.', 'I handed in {claim} for {sport} and would like to know whether it is covered.', 'Claim {claim} is waiting since {date}.'],
    details: ['Last year the same club was accepted.', 'The receipt has my name and the period on it.', 'I have not used any of this year\'s allowance.', 'The claim of {colleague} was paid within a week.'],
    cases: [
      { ask: 'The receipt in {claim} does not say for which months you paid. Can the club write that on it?', answer: 'They sent a new receipt with the months; I added it to {claim}.', note: 'Receipt complete, {claim} approved.', solutions: ['With the months on it, {claim} is fine: {amount} comes with your next salary.', 'Thank you, {claim} is approved. {Amount} is paid with the next salary, free of tax.'] },
      { ask: 'Is it a course or a membership? For {claim} the rules differ a little.', answer: 'A membership for half a year; that is all {claim} is for.', note: 'Membership within the limit. {claim} had the wrong category.', solutions: ['A membership is covered. {Claim} only had the wrong category; I changed it and approved {amount}.', '{Claim} is through. For your next one choose "membership", then it is approved by itself up to the limit.'] },
    ],
  },
];
