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
/** What is written down when nobody answered any more. */
export const noAnswer = ['{First} did not answer the question about {short}, so the cause was not found.', 'Unknown: without an answer from {first}, {short} could not be looked into any further.'];
export const closedUnanswered = ['Asked {first} twice about {short}, then closed. When they write again, ask for the time of the last occurrence first.', 'Reminded {first} of the question about {short} and closed after two working days more.'];
export const waiting = ['I have passed {short} on to our supplier and write again as soon as they answer, on {soon} at the latest.', 'For {short} I am waiting for an answer from our partner. They promised it by {soon}; I keep an eye on it.'];

/** The four parts of a handover card. */
export const tried = {
  it: ['Went through {short} with {first} step by step: restart, sign out and in, another network. No change.', 'The usual steps for {short}, twice, with {first} on the phone. It comes back every time.', 'Compared {short} with the settings of {colleague}, where it works. Found no difference I may change.'],
  hr: ['Checked {short} against the papers of {first} and the handbook. Both are complete, and still they do not agree.', 'Asked {first} for everything about {short} and went through it with {lead}.'],
  support: ['Looked {short} up in the shop and in the warehouse list, and asked the store. Nobody there may decide it.', 'Offered {first} what I am allowed to offer for {short}. That does not settle it.', 'Had the photos of {first} looked at by the store and read up on {short} in earlier tickets.'],
};
export const triedLittle = ['Read the request and asked {first} what it is about. We have nothing to do with {short} here.', 'Looked for {short} in our own systems. There is nothing of it at our desk.'];
export const evidence = ['From {first}: {facts}. I saw the same myself at {time}.', '{Facts}, as {first} describes it. The first time was on {weekday}.', 'In the log and in what {first} sent: {facts}. Nothing else stands out.'];
export const questions = {
  it: ['Can you see why it happens, and set it right for {short}?', 'Is {short} known on your side, or do we have to change something behind it?'],
  hr: ['May we decide {short} the way {first} asks for it?', 'Which of the two is right for {short}, and who tells payroll?'],
  support: ['May I give {first} more than the usual for {short}, or do you talk to the store?', 'What do we do about {short}, and what may I promise {first}?'],
};
export const wrongDesk = ['Could you take {short}? It came to us by mistake.', 'Is {short} with you? If not, please tell me who looks after it.'];
export const promises = ['That we write again by {soon}. Nothing about how it ends.', 'An answer {later}, whatever we find until then.', 'Nothing yet; {first} knows that it goes to a colleague.', 'A call back to {first} {later}.'];
/** Why a ticket goes back to the tier it came from. */
export const reasons = ['On {short} I need one thing first: the exact time and what {first} did just before. With that it can come straight back to me.', 'This is no fault behind {short}. Please go through the standard steps with {first} once more, above all the sign-in; the log shows an old session.', 'For {short} the approval of {lead} is missing. Get it from {first}, then you can settle it yourselves.'];

export const told = ['My colleague {next} takes over {short}, so that it gets into the right hands. You need not do anything.', 'For {short} I have asked {next} to help, who knows these cases best. You will hear from us soon.'];
export const tails = ['Told {first}.', 'Will write to {first} today.', '{First} is informed.', 'Next: an answer to {first}.', '{First} called about it, too.', 'Spoke to {first}.'];
export const away = ['{First} is away until {soon}. I come back to {short} then.', 'Nothing to do on {short} before {soon}, as agreed with {first}.'];

/** A request that an agent wrote down at the phone. */
export const calls = ['{Name} called from {place} at {time}. In their words: “{quote}”', 'Phone call at {time}, {name} ({place}): “{quote}”', 'Taken at the phone for {name} in {place}. “{quote}” Promised to call back or write.'];
