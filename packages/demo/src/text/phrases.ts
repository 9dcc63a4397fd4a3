/** What people say around the matter itself. Each phrase that stands alone names the matter. */
export const greetings = {
  formal: ['Dear {team} team,', 'Dear colleagues,', 'Good day,'],
  outsideFormal: ['Dear Sir or Madam,', 'Dear Björk & Jati team,', 'Good day,'],
  friendly: ['Hi,', 'Hello,', 'Hi there,', 'Hello everybody,', 'Hi {team},'],
};

export const requests = {
  formal: ['Could you please look into this?', 'I would be grateful for your help.', 'Please let me know if you need anything else from me.', 'Thank you in advance for your help.'],
  friendly: ['Could you have a look?', 'Can you help?', 'What can I do?', 'Thanks a lot for any help!', 'Tell me if you need more from me.'],
  brief: ['Please help.', 'Thanks.', '', ''],
};

export const signatures = {
  formal: 'Kind regards\n{name}',
  friendly: '[Best|Cheers|Best wishes|All the best]\n{first}',
  brief: '{first}',
};

/** First words of the first answer. */
export const thanksForWriting = ['Thank you for writing about {short}.', 'Thanks for your message about {short}.', 'Your message about {short} has reached me.', 'I am looking after {short}.'];

/** After a solution, never after a question. */
export const closings = ['Just answer here if anything is unclear.', 'Please write again if it does not work out.', 'Let me know if something is still open.', 'Have a nice day!', '', '', ''];

export const thanks = [
  '[Great|Perfect|Wonderful], thank you {agent}! That was all I needed on {short}.',
  'Thank you, {agent}. I am glad that {short} is sorted out.',
  'Many thanks for your help with {short}, {agent}!',
  'That helped, {agent}. From my side the ticket about {short} can be closed.',
  'Thanks {agent}, all good now with {short}.',
  'Very kind of you, {agent}. I had not expected an answer on {short} so soon.',
];

export const reminders = ['Did you see my question about {short}? I can go on as soon as I have your answer.', 'A short reminder about {short}: without your answer I am stuck here.'];
export const givingUp = ['As I have not heard from you I am closing the ticket about {short} for now. Answer here whenever you like, and it opens again.', 'There was no answer, so I close the ticket about {short}. One line from you opens it again.'];
export const waiting = ['I have passed {short} on to our supplier and write again as soon as they answer, on {soon} at the latest.', 'For {short} I am waiting for an answer from our partner. They promised it by {soon}; I keep an eye on it.'];

export const escalations = {
  it: ['Over to {tier}: {short}. Did the usual steps with {first}, no change. Could you take a closer look?', 'Handing {short} to {tier}. Went through it with {first} on the phone; this is beyond what I may change.'],
  hr: ['{Tier}, could you take {short}? {First} has sent everything; the decision is not mine to take.', 'Passing {short} on to {tier}. {First} is told that it takes a day longer.'],
  support: ['Over to {tier}: {short}. I cannot decide this alone, and {first} knows that it takes a little longer.', 'Handing {short} to {tier}: it needs a word with the store. {First} has told me all there is to know.'],
};
export const told = ['My colleague {next} takes over {short}, so that it gets into the right hands. You need not do anything.', 'For {short} I have asked {next} to help, who knows these cases best. You will hear from us soon.'];
export const tails = ['Told {first}.', 'Will write to {first} today.', '{First} is informed.', 'Next: an answer to {first}.', '{First} called about it, too.', 'Spoke to {first}.'];
export const away = ['{First} is away until {soon}. I come back to {short} then.', 'Nothing to do on {short} before {soon}, as agreed with {first}.'];

/** A request that an agent wrote down at the phone. */
export const calls = ['{Name} called from {place} at {time}. In their words: “{quote}”', 'Phone call at {time}, {name} ({place}): “{quote}”', 'Taken at the phone for {name} in {place}. “{quote}” Promised to call back or write.'];
