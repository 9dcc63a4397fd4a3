import { numbered, oneOf, type Topic } from '../topic.js';

const device = numbered('LT-', 4);
const siteCode: Readonly<Record<string, string>> = { Gothenburg: 'GOT', Stockholm: 'STO', Kraków: 'KRK', Jakarta: 'JKT', Jepara: 'JPR' };

export const workplaceTopics: readonly Topic[] = [
  {
    key: 'it.printer', partner: true, weight: 8, skill: 'workplace', short: 'printer {printer}', facts: ['printer', 'error'],
    words: { printer: ({ random, requester }) => `PRN-${siteCode[requester.place] ?? 'GOT'}-${random.whole(101, 460)}`, error: oneOf('E3-04', 'E3-17', '49.4C02', '13.B9', 'C-6000', 'SC542', '79.00FE') },
    subjects: ['Printer {printer} shows {error}', '{Printer} does not print', 'Paper jam that is none: {printer}'],
    openings: ['The printer {printer} on the {floor} floor stopped [in the middle of a job|this morning] with error {error}.', '{Printer} blinks and shows {error}. Nothing comes out.', 'We get {error} on {printer} every time somebody prints more than a page or two.'],
    details: ['We [opened all the flaps|pulled the plug for a minute] and there is no paper stuck.', 'The next printer is two floors away, so quite a queue forms there.', 'The shipping papers have to be out {later}.', 'The toner was changed on {weekday}.'],
    cases: [
      { alone: true, ask: 'Does {printer} show {error} also right after you switch it off and on, before anybody prints?', answer: 'Yes, {printer} shows {error} about a minute after it starts, with no job waiting.', note: '{error} on {printer} = fuser. Over 200,000 pages, within the service contract.', solutions: ['{Error} means the fuser of {printer} was worn out. The technician replaced it and printed fifty pages without a stop.', 'A new fuser is in, and {printer} prints again. Until now your jobs waited in the queue, so a few old pages may come out first.'] },
      { ask: 'Could you send a photo of the cassette of {printer}? I suspect the paper guide.', answer: 'Photo is attached in the chat. The guide of {printer} was indeed set to Letter instead of A4.', note: 'Cassette guide of {printer} moved to Letter after refilling; not a fault.', solutions: ['With the guide back on A4, {error} on {printer} is gone. I put a small mark on the cassette so that it stays that way.', 'The wrong paper size caused {error}. I also set {printer} to refuse Letter instead of stopping, so one wrong job no longer blocks the others.'] },
    ],
  },
  {
    key: 'it.slow', weight: 6, skill: 'workplace', short: 'the slow laptop {device}', facts: ['device', 'program'],
    words: { device, program: oneOf('Excel', 'the drawing viewer', 'Tukang', 'Outlook', 'the render tool', 'Teams'), minutes: oneOf('ten', 'five', 'seven') },
    subjects: ['Laptop {device} is very slow', '{Program} takes for ever to open', 'Slow computer {device}'],
    openings: ['My laptop {device} has become terribly slow. {Program} needs {minutes} minutes to open.', 'Working with {program} on {device} is hardly possible: every click takes seconds.', 'Since the update on {weekday} my laptop {device} crawls, worst of all in {program}.'],
    details: ['The fan is loud all day, even when I do nothing.', 'Restarting helps for half an hour at most.', 'I have about 6 GB left on the disk.', 'At home it is just as slow, so it is not the network.'],
    cases: [
      { alone: true, ask: 'Please open the Task Manager on {device} while it is slow. What stands at the top of the processor column?', answer: 'Something called "indexer" is at 70 percent on {device} all the time.', note: 'Search index of {device} corrupt, rebuild loops. Known after the last update.', solutions: ['The search index on {device} was broken and rebuilt itself without end. I reset it remotely; {program} opens in a few seconds now.', 'I stopped the broken index on {device} and let it build anew overnight. Processor use is back under five percent.'] },
      { alone: true, ask: 'How old is {device}, and how much memory does it show under Settings, System, About?', answer: 'It says 8 GB. The sticker on {device} is from 2021.', note: '{device}: 8 GB, four years old, due for replacement this quarter anyway.', solutions: ['8 GB are too little for {program} nowadays. I ordered the replacement for {device} early; it arrives around {soon} and we move your files together.', 'I freed 40 GB on {device} and doubled the memory in the {place} workshop. {Program} runs smoothly again.'] },
    ],
  },
  {
    key: 'it.dock', partner: true, weight: 4, skill: 'workplace', short: 'dock {dock}', facts: ['dock', 'room'],
    words: { dock: numbered('DK-', 4) },
    subjects: ['Second screen stays black ({dock})', 'Dock {dock} not recognised', 'Screens in {room} do not wake up'],
    openings: ['At the desk by {room} the screens stay black when I plug my laptop into dock {dock}.', 'Dock {dock}, next to {room}, charges the laptop but shows no picture.', 'Keyboard and screens at dock {dock} near {room} drop out every few minutes.'],
    details: ['With {colleague}\'s laptop it is the same.', 'I tried another cable from the drawer.', 'On {weekday} everything still worked.', 'I sit there on most days.'],
    cases: [
      { alone: true, ask: 'Is the light on the front of {dock} white or orange?', answer: 'The light on {dock} is orange and blinks twice.', note: 'Orange twice: firmware of {dock} stuck. Fleet update of that model failed on a handful.', solutions: ['{Dock} hung in the middle of an update. A colleague finished it on site by {room}; both screens come up at once.', 'After a fresh firmware, {dock} works with three different laptops. You can go back to your desk.'] },
      { alone: true, ask: 'Are both screens plugged into {dock}, or one of them straight into the laptop?', answer: 'Both into {dock}, as always. One of the plugs sits a bit loose.', note: 'Worn DisplayPort socket on {dock}. Swap from stock.', solutions: ['The socket of {dock} was worn out. I swapped the dock for a spare one; the place by {room} is ready again.', 'You have a new dock by {room}; {dock} goes back under warranty.'] },
    ],
  },
  {
    key: 'it.phone', partner: true, weight: 3, skill: 'workplace', short: 'the work phone {phone}', facts: ['phone'],
    words: { phone: numbered('PH-', 4), country: oneOf('Italy', 'Vietnam', 'Denmark', 'Singapore', 'Germany') },
    subjects: ['Work phone {phone} broken', '{Phone} switches itself off', 'Battery of {phone}'],
    openings: ['My work phone {phone} [fell down the stairs in the warehouse|slipped out of my pocket] and has switched itself off at odd times since then.', 'Work phone {phone} does not charge properly any more.', 'The battery of {phone} is empty by noon, although I hardly use it.'],
    details: ['I travel to {country} on {soon} and need a phone there.', 'All my supplier contacts are on it.', 'I can still be reached in Teams.', 'It is two and a half years old, I think.'],
    cases: [
      { ask: 'Is {phone} backed up? You see it under Settings, System, Backup.', answer: 'The last backup of {phone} is from this night, 03:12.', note: '{phone}: repair costs more than the device. Replacement approved.', solutions: ['A repair does not pay. A replacement for {phone} is at the reception in {place}; sign in and your backup of tonight comes back by itself.', 'You get a new phone in place of {phone}. Put the old SIM card in and hand {phone} over at the reception in {place}.'] },
      { alone: true, ask: 'Which charger do you use with {phone}, and does it get warm?', answer: 'The one from the box, and yes, {phone} gets quite warm.', note: 'Battery of {phone} below 70 %. Exchange at the service partner in {place}.', solutions: ['The battery of {phone} is worn. The service partner in {place} changes it while you wait; the appointment for {soon} is booked in your name.', 'The new battery is in {phone} and holds two days in my test. Please keep it off the wireless charger in the car, which runs hot.'] },
    ],
  },
  {
    key: 'it.scanner', weight: 5, skill: 'workplace', short: 'hand scanner {scanner}', facts: ['scanner', 'gate'], urgent: true,
    words: { scanner: numbered('HS-', 3), gate: ({ random }) => `gate ${random.whole(1, 12)}`, pallets: ({ random }) => String(random.whole(14, 60)) },
    subjects: ['Scanner {scanner} offline at {gate}', 'Hand scanner {scanner} does not book', '{Gate}: pallets cannot be booked'],
    openings: ['Hand scanner {scanner} at {gate} books nothing in Tukang.', 'At {gate} nothing that we scan with {scanner} has arrived in Tukang since {time}.', 'Scanner {scanner} beeps three times at {gate} and does not book.'],
    details: ['{Pallets} pallets stand in the way and the truck leaves in the afternoon.', 'We write the numbers down on paper for now.', 'The scanner of the night shift has the same problem.', 'We changed the battery, no difference.'],
    cases: [
      { alone: true, ask: 'Does {scanner} show the network "BJ-Warehouse" with a lock, or another one?', answer: 'It shows "BJ-Guest" on {scanner}. Nobody here changed that.', note: '{scanner} fell back to the guest network after the access point at {gate} restarted.', solutions: ['{Scanner} had joined the guest network, from which Tukang cannot be reached. I removed that network from all scanners at {gate}; bookings come in again.', 'The access point at {gate} restarted and {scanner} took the wrong network. It is fixed there, and I can see your scans from the last minutes.'] },
      { alone: true, ask: 'Could one of you read me the number under a barcode that {scanner} does not book?', answer: 'It starts with 04-7, all labels at {gate} do. {Scanner} takes none of them.', note: 'New label format 04-7 not in the scanner profile. Profile 12 fixes it.', solutions: ['The new labels start with 04-7, which the old profile did not know. {Scanner} has the new profile now; please scan the waiting pallets at {gate} once more.', 'I pushed the new profile to {scanner} and the other scanners at {gate}. The labels are accepted, and the paper notes can be entered until tonight.'] },
    ],
  },
];
