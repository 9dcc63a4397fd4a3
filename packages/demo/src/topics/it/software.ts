import { numbered, oneOf, type Topic } from '../topic.js';

export const softwareTopics: readonly Topic[] = [
  {
    key: 'it.install', weight: 6, skill: 'software', short: '{program} on {device}', facts: ['program', 'device'],
    words: { program: oneOf('the render tool', 'the PDF editor', 'the label designer', 'Python', 'the photo suite', 'the customs client', 'the drawing viewer'), device: numbered('LT-', 4), licence: numbered('LIC-', 4) },
    subjects: ['Please install {program}', '{Program} for {device}', 'Licence for {program}'],
    openings: ['I need {program} on my laptop {device}.', 'Could you install {program} on {device}? The software shop does not offer it to me.', 'The trial of {program} on {device} ended and now I need a real licence.'],
    details: ['{Lead} agreed to the cost.', 'The rest of {circle} has it already.', 'I need it for the spring catalogue, by {soon} at the latest.', 'Once a week would be enough, so a shared licence is fine.'],
    cases: [
      { alone: true, ask: 'Which cost centre pays for {program}? One licence is about 180 euros a year.', answer: 'Our team {circle}; {lead} confirms it. Please put {program} on {device} when it is through.', note: 'Approved by {lead}. {licence} assigned.', solutions: ['{Program} is on {device}, with licence {licence} in the name of {circle}. You find it in the start menu.', 'Licence {licence} is yours. {Program} installs itself on {device} the next time you are on the office network or the VPN.'] },
      { ask: 'Do you need the whole of {program}, or would the viewer do?', answer: 'To be honest, viewing and adding comments is all I do with {program}.', note: 'Viewer is free and approved. No licence needed on {device}.', solutions: ['Then the free viewer does it. It is on {device} now and opens everything {program} writes, comments included.', 'I put the viewer on {device}. Should you need to change files one day, tell us and we order {program} itself.'] },
    ],
  },
  {
    key: 'it.erp', partner: true, weight: 8, skill: 'software', short: 'document {document} in Tukang', facts: ['document', 'error'], urgent: true,
    words: { document: numbered('TK-', 6), error: oneOf('TUK-0417', 'TUK-1203', 'TUK-0099', 'TUK-2210', 'TUK-3051'), step: oneOf('post', 'release', 'save') },
    subjects: ['Tukang: {error} at document {document}', 'Cannot {step} {document}', 'Purchase order {document} is stuck'],
    openings: ['Tukang refuses to {step} document {document}; it says {error}.', 'Document {document} is stuck in Tukang with {error}.', 'When I open {document} in Tukang I only get a grey window and {error}.'],
    details: ['Month end is close and Finance is waiting for it.', 'Other documents of the same supplier go through.', '{Colleague} tried it as well and gets the same.', 'I changed the quantity on {weekday}, maybe that was the trigger.'],
    cases: [
      { alone: true, ask: 'Is {document} open in a second window, yours or that of {colleague}?', answer: 'Indeed, {colleague} had {document} open on another screen since the morning.', note: 'Stale lock on {document}. Removed with the lock tool; {error} reproduced before.', solutions: ['{Document} was locked by a forgotten window. I released the lock; you can {step} it now without {error}.', 'The lock on {document} is gone. Tukang now tells the name of whoever holds a document instead of {error}, from the next update on.'] },
      { alone: true, ask: 'What is the unit of line 20 in {document}: pieces or cubic metres?', answer: 'Line 20 of {document} is in cubic metres, the teak. The price is per piece, now that I look at it.', note: '{error}: unit of price and quantity differ in line 20 of {document}. Conversion missing for the article.', solutions: ['The teak in line 20 had no conversion from pieces to cubic metres, which is what {error} means. I added it, and {document} passed the check.', 'I corrected the unit in line 20. {Document} is released, and purchasing has been told to keep an eye on the article.'] },
    ],
  },
  {
    key: 'it.drawing', weight: 4, skill: 'software', short: 'drawing {drawing}', facts: ['drawing'],
    words: { drawing: numbered('SN-', 5), revision: oneOf('B', 'C', 'D', 'E') },
    subjects: ['Drawing {drawing}: old revision in the workshop', 'Wrong revision of {drawing} in Snickra', '{Drawing} does not reach the workshop'],
    openings: ['The workshop still sees an old revision of drawing {drawing}, although I released revision {revision}.', 'Snickra does not hand on revision {revision} of {drawing}: the workshop has the one before.', 'Drawing {drawing} looks released in Snickra, but it does not arrive in the workshop.'],
    details: ['The mould is to be cut on {soon} from exactly this drawing.', 'My own changes since {weekday} are in there.', '{Colleague} worked on it before me.', 'The preview picture is right, only the file is not.'],
    cases: [
      { alone: true, ask: 'In which office was {drawing} released? The copy to the workshop runs once an hour.', answer: 'I released {drawing} here in {place}, at {time}.', note: 'Replication to the workshop stopped at {drawing}: file name too long. Queue freed.', solutions: ['The copy between the sites had stopped at {drawing}. It runs again, and the workshop now sees revision {revision}.', 'I renamed the attachment that blocked the queue. {Drawing} arrived in the workshop ten minutes ago, revision {revision}.'] },
      { alone: true, ask: 'The copy waits for a lock on {drawing} that belongs to somebody who has left the company. May I remove it?', answer: 'Yes please. Whoever had {drawing} before handed everything over to me on {date}.', note: 'Orphaned lock on {drawing}. Ownership moved.', solutions: ['The old lock on {drawing} is removed and you own the drawing now. Revision {revision} reached the workshop right after.', '{Drawing} is yours, and nothing holds it back any more. The workshop confirmed revision {revision} on their screen.'] },
    ],
  },
  {
    key: 'it.restore', weight: 4, skill: 'software', short: 'the file {file}', facts: ['file'],
    words: { file: ({ random }) => `${random.of(['Budget', 'Supplier list', 'Catalogue texts', 'Stock count', 'Forecast', 'Rota', 'Container plan', 'Fair checklist'])} ${random.of(['Q1', 'Q2', 'Q3', 'Q4', 'spring', 'autumn'])} v${random.whole(2, 9)}.xlsx` },
    subjects: ['File gone: {file}', 'Please restore {file}', '"{File}" overwritten by mistake'],
    openings: ['"{File}" is gone from our folder and not in the recycle bin either.', 'Somebody overwrote "{file}" and my numbers are gone.', '"{File}" opens empty since {weekday}.'],
    details: ['I need the state of {date} or anything near it.', 'It is in the folder of our team {circle} on the shared drive.', 'There are about three days of work in it.', '{Colleague} and I both had it open.'],
    cases: [
      { ask: 'From which day shall "{file}" come back? We have a copy of every night.', answer: 'The night to {weekday} would be best for "{file}".', note: 'Restored "{file}" from the nightly copy next to the present one.', solutions: ['I put "{file}" of that night next to the present one, with "restored" at the end of its name. Compare them before you delete either.', '"{File}" is back in your folder. Next time you can do it yourself: right-click, Previous versions, choose the night.'] },
      { alone: true, ask: 'Did you have "{file}" open on two computers? I see two versions from the same minute.', answer: 'Yes, on the laptop and in the meeting room. "{File}" was open on both.', note: 'Sync conflict; the other half of "{file}" was in the conflict folder.', solutions: ['Nothing was lost: your half of "{file}" lay in the conflict folder, and I moved it back beside the other.', 'Both versions of "{file}" are in the folder now. I suggest opening it in the browser when two of you work on it, then this cannot happen.'] },
    ],
  },
];
