import { numbered, oneOf, type Topic } from '../topic.js';

export const employmentTopics: readonly Topic[] = [
  {
    key: 'hr.certificate', weight: 6, skill: 'contracts', short: 'the certificate for {purpose}', facts: ['purpose'],
    words: { purpose: oneOf('the landlord', 'the bank', 'the embassy of Japan', 'the embassy of Sweden', 'the kindergarten', 'the university', 'the tax office', 'the immigration office'), number: numbered('CERT-', 4) },
    subjects: ['Employment certificate for {purpose}', 'I need a letter for {purpose}', 'Proof of employment'],
    openings: ['I need an employment certificate for {purpose}.', 'Could you write a letter for {purpose} that says how long I have worked here?', '{Purpose} asks for proof that I am employed.'],
    details: ['[It should mention my salary.|Please leave the salary out.]', 'The appointment is on {soon}.', '[A PDF is enough, no stamp needed.|They want an original with a signature.]', 'I have worked here since my studies, in case the start is needed.'],
    cases: [
      { alone: true, ask: 'What exactly shall the certificate for {purpose} say: position and start, or also that the contract has no end date?', answer: 'Both, please. {Purpose} also wants to see that I work full time.', note: '{number} written, signed by Anders.', solutions: ['The certificate {number} for {purpose} is in your portal under Documents: position, start, full time and no end date.', 'Ready: {number} for {purpose}. It is signed electronically; an original lies at the reception in {place} if you need one.'] },
      { alone: true, ask: 'Does {purpose} need the certificate in a language other than English?', answer: 'English is fine for {purpose}.', note: 'Standard text, {number}.', solutions: ['Here you go: {number} for {purpose}, in English, signed electronically. The code on it lets them check that it is real.', 'I uploaded {number}. Should {purpose} ask for more, answer here and I will add it the same day.'] },
    ],
  },
  {
    key: 'hr.contract', weight: 4, skill: 'contracts', short: 'contract {contract}', facts: ['contract', 'soon'],
    words: { contract: numbered('HRC-', 5), share: oneOf('80 percent', '60 percent', 'full time', '90 percent') },
    subjects: ['My contract {contract} ends {soon}', 'Change of working hours, {contract}', 'Extension of {contract}'],
    openings: ['My contract {contract} ends on {soon}. Will it be extended?', 'I would like to change to {share} from {soon}; my contract is {contract}.', 'The new version of my contract {contract}, valid from {soon}, has not reached me yet.'],
    details: ['{Lead} would like to keep me in {circle}.', 'I have to tell my landlord soon.', 'We agreed on it in our talk on {date}.', 'Everything else can stay as it is.'],
    cases: [
      { ask: 'I have the request of {lead} for {contract}, only the number of hours is missing. Which did you agree on?', answer: 'We agreed on {share} for {contract}. {Lead} has confirmed it to you, I think.', note: '{contract}: {share} confirmed by {lead}. Sent for signature.', solutions: ['The new version of {contract} with {share} is in your portal for signing. It counts from {soon}.', '{Contract} is ready and signed by us. Please sign it in the portal before {soon}.'] },
      { ask: 'Did you receive a mail from the signing service about {contract}? It went out on {date}.', answer: 'It was in the junk folder. I have signed {contract} now.', note: 'Signed by both, {contract} filed.', solutions: ['Both signatures are on {contract}, and it counts from {soon}. You find your copy in the portal.', 'Thank you, {contract} is complete. I resent the mail from our own address, which should not end in the junk folder again.'] },
    ],
  },
  {
    key: 'hr.course', weight: 4, skill: 'benefits', short: 'the course "{course}"', facts: ['course'],
    words: { course: oneOf('Forklift licence', 'Swedish for beginners', 'Bahasa Indonesia A2', 'Leading a small team', 'Excel for planners', 'First aid', 'Wood as a material', 'Writing for customers', 'Safe lifting', 'Negotiating with suppliers', 'Polish evening class', 'Public speaking'), seat: numbered('SEAT-', 4) },
    subjects: ['Sign up for "{course}"', 'Course "{course}" on {soon}', 'Is "{course}" full?'],
    openings: ['I would like to join the course "{course}" on {soon}.', '"{Course}" shows as full. Is there a waiting list?', 'I was put on the waiting list of "{course}" and wonder what my chances are.'],
    details: ['It is one of the goals from my review with {lead}.', 'Online would be better for me, as I work in {place}.', '{Colleague} liked it a lot.', 'I could also join in spring.'],
    cases: [
      { alone: true, ask: 'There is one seat left in "{course}" that day. Has {lead} agreed to the day away?', answer: '{Lead} agreed this morning. Please take me in for "{course}".', note: 'Seat {seat} booked, cost centre {circle}.', solutions: ['You have a seat in "{course}" on {soon}, number {seat}. The invitation is in your calendar.', 'Welcome to "{course}". Seat {seat} is yours; lunch is included, so tell us if there is something you do not eat.'] },
      { ask: 'Would an online group for "{course}" suit you? It starts one week later.', answer: 'Online suits me even better. Put me down for "{course}", please.', note: 'Moved to the online group, {seat}.', solutions: ['You are in the online group of "{course}" now ({seat}). The link arrives the day before.', 'I moved you to the online group. "{Course}" runs on four mornings, and the dates are in your calendar.'] },
    ],
  },
  {
    key: 'hr.travel', weight: 4, skill: 'contracts', short: 'the trip {trip}', facts: ['trip', 'town'],
    words: { trip: numbered('TRIP-', 4), town: oneOf('Hong Kong', 'Shanghai', 'Ho Chi Minh City', 'New York', 'Tokyo', 'London', 'Melbourne', 'Dubai'), passport: ({ requester }) => ({ sv: 'A Swedish one', pl: 'A Polish one', id: 'An Indonesian one', en: 'A Danish one' })[requester.locale] },
    subjects: ['Visa and insurance for {town}', 'Business trip {trip} to {town}', 'Insurance on trip {trip}'],
    openings: ['For my business trip {trip} to {town} I need to know about the visa and how I am insured.', 'My trip {trip} to {town} has been approved. Do I need a visa, and does the insurance count if I stay over the weekend?', 'Please help me with the papers for trip {trip}: visa and insurance for {town}.'],
    details: ['I leave on {soon}.', 'It is my first trip for the company.', 'I travel together with {colleague}.', 'The visa office needs about a week.'],
    cases: [
      { ask: 'Which passport do you travel on to {town}, and is it valid for six more months?', answer: '{Passport} for {trip}, valid for four more years.', note: 'Invitation for {trip} written by the office in {town}.', solutions: ['The invitation letter for {town} is attached to {trip}. Print it and take it to the visa office together with the itinerary.', 'With that passport the visa for {town} is a form on the web; the link and the insurance card are in {trip}.'] },
      { ask: 'How many private days do you add in {town}? Up to two are covered.', answer: 'Two days, the weekend after the meetings of {trip}.', note: 'Two private days, covered. {trip} updated.', solutions: ['Two days are covered, so {trip} is insured from door to door. Enjoy the weekend in {town}.', 'I added the two private days to {trip}. The insurance counts, the hotel in {town} for those nights is yours to pay.'] },
    ],
  },
];
