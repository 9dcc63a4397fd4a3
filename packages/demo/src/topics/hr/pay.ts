import { numbered, oneOf, type Topic } from '../topic.js';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** The month before the request. */
const month = ({ at }: { at: Date }) => months[(at.getUTCMonth() + 11) % 12] ?? '';
const amount = ({ random, requester }: Parameters<Topic['words'][string]>[0]) => (requester.timeZone === 'Asia/Jakarta' ? `IDR ${random.of(['', '1,', '2,', '3,'])}${random.whole(150, 999)},000` : `€${random.whole(24, 890)}.${random.whole(10, 99)}`);

export const payTopics: readonly Topic[] = [
  {
    key: 'hr.payslip', weight: 8, skill: 'payroll', short: 'payslip {payslip}', facts: ['payslip', 'month'],
    words: { payslip: numbered('PS-', 6), month, amount },
    subjects: ['Question about my payslip for {month}', 'Payslip {payslip}: net pay too low', '{Month} salary looks wrong'],
    openings: ['My payslip for {month} ({payslip}) shows {amount} less than I expected.', 'I do not understand a deduction of {amount} on payslip {payslip} for {month}.', 'Could you explain payslip {payslip}? For {month} it comes to {amount} less than the month before.'],
    details: ['My hours and my salary did not change.', 'The months before were right.', 'I compared it with {colleague}, who does the same work, and there it was fine.', 'There is a line "adj. 14" that I have never seen before.'],
    cases: [
      { alone: true, ask: 'Were you away for a part of {month}, sick or on unpaid leave? {Payslip} counts 19 days instead of 22.', answer: 'I was on holiday for three days in {month}, which should be paid. That is the difference on {payslip}.', note: 'Three holidays in {month} booked as unpaid. Corrected, paid with the next run.', solutions: ['The three days in {month} were booked as unpaid by mistake. I corrected them; {amount} will be paid with your next salary, and {payslip} is replaced by a new one.', 'You are right. Your holidays in {month} are paid days, and the missing {amount} comes with the next run. The corrected {payslip} is in the portal.'] },
      { alone: true, ask: 'Did you get a letter from the tax office lately? A new rate applies from {month}, and I think that is what you see on {payslip}.', answer: 'There was a letter in {month}, yes. I did not connect it with {payslip}.', note: 'New tax table from {month}, correct. Explained by phone.', solutions: ['The deduction comes from the new tax rate and {payslip} is correct: {amount} more tax in {month}, which evens out in your yearly statement.', '{Payslip} follows the rate that the tax office sent us for {month}. If you think it is too high, they can change it; the number to call is in their letter.'] },
    ],
  },
  {
    key: 'hr.overtime', weight: 5, skill: 'payroll', short: 'the overtime in {month}', facts: ['month', 'hours'],
    words: { month, hours: ({ random }) => `${random.whole(3, 38)}.${random.of(['25', '5', '75'])} hours`, sheet: numbered('TS-', 5) },
    subjects: ['Overtime for {month} not paid', '{Hours} of overtime in {month}', 'Overtime as time off?'],
    openings: ['My {hours} of overtime in {month} were neither paid nor added to my time account.', 'In {month} I worked {hours} of overtime for the trade fair; how do I get them?', 'The time reporting shows {hours} of overtime for {month}, but they are still "waiting".'],
    details: ['{Lead} asked me to stay those evenings.', 'I entered everything on the same day.', 'I would prefer time off to money if that is possible.', 'For {colleague} the same evenings were paid.'],
    cases: [
      { ask: 'The {hours} wait for an approval by {lead}. Has {lead} seen sheet {sheet}?', answer: '{Lead} was on leave in {month} and approved the sheet just now.', note: '{sheet} approved late; manual posting in the running payroll.', solutions: ['With the approval, the {hours} of {month} are in: they are paid with your next salary. You see them on sheet {sheet}.', 'I posted the {hours} by hand so that you need not wait another month. Sheet {sheet} is closed.'] },
      { ask: 'You can have the {hours} as time off or paid out. Which do you choose?', answer: 'Time off, please. I would take the {hours} before {soon}.', note: 'Converted {hours} 1:1 to time account, agreed with {lead}.', solutions: ['Your time account grew by {hours}. Please agree with {lead} on the days and enter them as "compensation".', 'Done: the {hours} of {month} are time off now, valid for twelve months.'] },
    ],
  },
  {
    key: 'hr.expenses', weight: 7, skill: 'payroll', short: 'expense report {report}', facts: ['report', 'amount'],
    words: { report: numbered('EXP-', 5), amount, town: oneOf('Milan', 'Surabaya', 'Copenhagen', 'Cologne', 'Poznań', 'Hanoi') },
    subjects: ['Expense report {report} rejected', 'When will {report} be paid?', 'Travel costs {amount}, {report}'],
    openings: ['My expense report {report} over {amount} was sent back without a reason.', 'I handed in {report} on {date} and still wait for {amount}.', 'In {report} the hotel is missing now, although I attached the bill; the rest is {amount}.'],
    details: ['It was the trip to {town} with {colleague}.', 'I paid with my own card.', 'All receipts are attached as photos.', '{Lead} approved it the same day.'],
    cases: [
      { ask: 'The hotel bill in {report} is made out to you and not to the company. Could the hotel write a new one?', answer: 'The hotel in {town} sent a new bill today; I have added it to {report}.', note: 'New bill is fine. {report} released.', solutions: ['With the new bill {report} is complete. {Amount} will be in your account within three working days.', 'Thank you, that was all that was missing. {Report} is released, {amount} goes out with the payment run on {soon}.'] },
      { ask: 'Which exchange rate did you use in {report}? I get another amount for the meals.', answer: 'The one of my card statement. I attached the statement to {report}.', note: 'Card statement accepted, difference below 2 %.', solutions: ['The rate of your card is fine when the statement is there. {Report} is approved with {amount} in full.', 'I took over your rate. {Amount} from {report} is on its way to you, and the guide on Loka now says that the card statement counts.'] },
    ],
  },
  {
    key: 'hr.bank', weight: 4, skill: 'payroll', short: 'the new account ending in {ending}', facts: ['ending'],
    words: { ending: ({ random }) => String(random.whole(1000, 9999)), month },
    subjects: ['New bank account', 'Change my account for salary', 'Bank details changed (ending {ending})'],
    openings: ['I have a new bank account, ending in {ending}. Please send my salary there.', 'My bank closed my old account; the new one ends in {ending}.', 'I entered my new account (ending in {ending}) in the portal, but it still shows the old one.'],
    details: ['The old account stays open until {soon}.', 'The name on it is still mine alone.', 'I hope it is not too late for the next salary.', 'I attached the letter of the bank.'],
    cases: [
      { ask: 'To be safe I call everybody back before I change an account. May I reach you at your number in Loka about the one ending in {ending}?', answer: 'Yes, thank you for being careful. I confirmed {ending} on the phone with you just now.', note: 'Called back on the number in Loka, confirmed {ending}.', solutions: ['As confirmed on the phone, your salary goes to the account ending in {ending} from the next payment on.', 'The account ending in {ending} is set and the old one is removed. Your next payslip shows it at the bottom.'] },
      { ask: 'The portal waits for your second confirmation of {ending}. Did you get a mail with a link?', answer: 'Found it in the junk folder and confirmed {ending}.', note: 'Confirmed through the portal, {ending}. Nothing else to do.', solutions: ['Your confirmation arrived and the account ending in {ending} is active.', 'All set: {ending} is now your account for salary and expenses. The payroll closes on {soon}, so you are in time.'] },
    ],
  },
  {
    key: 'hr.pension', partner: true, weight: 4, skill: 'benefits', short: 'policy {policy}', facts: ['policy'],
    words: { policy: numbered('POL-', 6), fund: oneOf('the pension fund', 'the health insurance', 'the accident insurance', 'the dental plan') },
    subjects: ['Question about policy {policy}', 'Health insurance card ({policy})', 'Pension letter, {policy}'],
    openings: ['I got a letter about my policy {policy} and do not understand what I have to do.', '{Fund} says that policy {policy} is not active.', 'I would like to add my [husband|wife|daughter|son] to policy {policy}.'],
    details: ['I have worked in {place} since {date}.', 'There is a deadline of {soon} in the letter.', 'The doctor wanted to see a card that I never got.', 'My address has not changed.'],
    cases: [
      { ask: 'Could you send me the second page of the letter on {policy}? The box at the top says which choice they wait for.', answer: 'The second page is attached. I had overlooked that {policy} asks for a signature.', note: 'Form for {policy} signed and sent on to the insurer.', solutions: ['I sent your signed form on. {Policy} will be confirmed by letter in about two weeks; you are covered in the meantime.', 'They only needed your signature for {policy}. It is with them now and the deadline is kept.'] },
      { alone: true, ask: 'Which address does the insurer have for {policy}? For some of us it is still an old one.', answer: 'My old one, from before I moved to {place}. So the letters on {policy} took a long way round.', note: 'Address of {policy} corrected in the portal of the insurer, form sent again.', solutions: ['The insurer has your address in {place} now and confirmed that {policy} is active. The card and the form come to your home within ten days.', 'I corrected the address and asked for a new letter on {policy}. You are covered from the first day, whatever the old one said.'] },
    ],
  },
];
