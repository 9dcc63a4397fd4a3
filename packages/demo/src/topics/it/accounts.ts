import { numbered, oneOf, type Topic } from '../topic.js';

const system = oneOf('Tukang', 'Loka', 'Snickra', 'the supplier portal', 'the time reporting', 'Kvitto');

/** Tukang is the ERP, Loka the intranet, Snickra the drawing library, Kvitto the expense tool of the company. */
export const accountTopics: readonly Topic[] = [
  {
    key: 'it.password', weight: 9, skill: 'accounts', short: 'the sign-in to {system}', facts: ['system', 'error'],
    words: { system, error: numbered('AUTH-', 4), tries: oneOf('three', 'four', 'five') },
    subjects: ['Locked out of {system}', 'Cannot sign in to {system} ({error})', 'Password for {system} no longer works', '{Error} when I sign in'],
    openings: [
      'I am locked out of {system}. After I type my password it says {error}.',
      '{System} does not let me in any more. The message is "{error}: sign-in refused".',
      'Since [this morning|{weekday}] I cannot get into {system}; every try ends with {error}.',
    ],
    details: ['I [tried {tries} times|typed it very slowly {tries} times] and stopped before it gets worse.', 'I changed my Windows password on {weekday}, maybe that has to do with it.', 'My colleague {colleague} gets in without trouble, so it seems to be only me.', 'It also fails in a private browser window.'],
    cases: [
      { ask: 'The log shows {error} because an old password is still tried from a second device. Is there a phone or tablet where {system} is open?', answer: 'Yes, there is a tablet in [the meeting room|our team] that I once used for {system}. I had forgotten about it.', note: '{error} every 10 minutes from a saved session. Not an attack: same office network, old password.', solutions: ['The lock on {system} is gone. The tablet kept trying your old password, which caused {error}. Please sign out there first, then sign in on your computer.', 'I ended the old session that caused {error} and unlocked your account. You can sign in to {system} with your current password right away.'] },
      { alone: true, ask: 'Can you tell me around what time you last saw {error}? I want to match it with the sign-in log of {system}.', answer: 'The last {error} was at {time}, just now.', note: 'Password expired on {date}; reminder mails for {system} were going to the junk folder.', solutions: ['Your password for {system} expired on {date}, and {error} is its unhelpful way of saying so. I sent a one-time link to your phone; choose a new password there and you are in.', 'I reset the expired password. Use the link in the text message within one hour, then {system} opens without {error}.'] },
    ],
  },
  {
    key: 'it.mfa', weight: 5, skill: 'accounts', short: 'the sign-in codes on the {phone}', facts: ['phone'],
    words: { phone: oneOf('new Pixel 9', 'new iPhone 16', 'Galaxy S24', 'Nokia X30', 'Fairphone 5', 'new work phone'), tag: numbered('MFA-', 4) },
    subjects: ['New phone, no sign-in codes', 'Authenticator does not work on my {phone}', 'Cannot approve sign-in with my {phone}'],
    openings: ['I have a {phone} and the authenticator app on it does not show codes for our company any more.', 'Since I switched to my {phone} I cannot approve any sign-in.', 'My {phone} gets no sign-in requests, so I am stuck at the second step.'],
    details: ['The old phone is already [wiped|with my daughter|sold].', 'E-mail still works on the laptop because I never signed out there.', 'I have a call with a supplier {later} and need the files for it.', 'I still have the paper with recovery codes, but they are all used.'],
    cases: [
      { ask: 'I can register your {phone} as soon as I know it is really you. May I call you through your lead {lead}, or are you in the {place} office today?', answer: 'I am in the {place} office until the evening and can show my badge. My {phone} is with me.', note: 'Identity confirmed in person at {place}. Old method removed, {tag}.', solutions: ['Thanks for coming by. The old phone is removed and your {phone} is registered ({tag}). When you sign in, choose "approve on phone".', 'Your {phone} is now the only registered one. Keep the ten recovery codes I handed you on paper, not on the phone itself.'] },
      { ask: 'Does the clock on your {phone} set itself? Codes are only good if the time is right.', answer: 'You are right, automatic time was off and my {phone} was four minutes late.', note: 'Clock drift, {tag}. No new registration needed.', solutions: ['With automatic time on, the codes of your {phone} match again; I saw a successful sign-in just now. Nothing else had to change.', 'The registration of your {phone} was fine, only its clock was not. I refreshed it under {tag} to be sure, and the sign-in went through.'] },
    ],
  },
  {
    key: 'it.mailbox', weight: 5, skill: 'accounts', short: 'the shared mailbox {mailbox}', facts: ['mailbox'],
    words: { mailbox: ({ random, requester }) => `${random.of(['orders', 'samples', 'claims', 'projects', 'press', 'invoices', 'export', 'showroom'])}-${requester.place.normalize('NFD').replace(/[^A-Za-z]/g, '').toLowerCase()}@bjorkjati.test` },
    subjects: ['Access to {mailbox}', 'Mailbox {mailbox} disappeared from Outlook', 'Cannot send from {mailbox}'],
    openings: ['I need to work in the shared mailbox {mailbox}, but Outlook [does not show it|says I have no permission].', 'The mailbox {mailbox} is gone from my Outlook since {weekday}.', 'I can read {mailbox} but everything I send from it bounces.'],
    details: ['{Lead} has agreed that I take it over from {colleague}.', 'About twenty mails come in there every day and nobody answers them now.', 'On the phone the mailbox is still visible, only the computer has lost it.', 'I restarted Outlook and the whole computer, no change.'],
    cases: [
      { alone: true, ask: 'Who is responsible for {mailbox}? I need their yes before I give access.', answer: 'It is {lead}, who has just written to you. The mailbox {mailbox} belongs to our team {circle}.', note: 'Approval by {lead} received. Full access plus send-as set on {mailbox}.', solutions: ['{Lead} agreed, so you now have full access to {mailbox}, sending included. It appears in Outlook within the hour; close and reopen Outlook if it does not.', 'Access to {mailbox} is set. To answer from it, choose it in the From field; Outlook remembers it after the first time.'] },
      { alone: true, ask: 'Does {mailbox} work when you open Outlook in the browser instead?', answer: 'In the browser {mailbox} is there and works, so it must be the program.', note: 'Old profile entry for {mailbox} in the Outlook program. Removed.', solutions: ['Outlook had kept an old entry for {mailbox}. I removed it from here; start Outlook again and the mailbox is back, sending included.', 'The profile was broken, not your right. I built it anew, and {mailbox} has finished loading on your computer.'] },
    ],
  },
  {
    key: 'it.folder', weight: 6, skill: 'accounts', short: 'access to {folder}', facts: ['folder'],
    words: { folder: ({ random }) => `${random.of(['Projects', 'Purchasing', 'Finance', 'Quality', 'Catalogue', 'Export'])}/${random.of(['2025', '2026'])}/${random.of(['Hotel rooms', 'Teak suppliers', 'Spring range', 'Audit', 'Price lists', 'Customs papers', 'Photo shoots', 'Certificates', 'Trade fair Milan', 'Packaging tests'])}` },
    subjects: ['Access to folder {folder}', 'No permission: {folder}', 'Please let me into {folder}'],
    openings: ['I cannot open the folder "{folder}" on the shared drive; it says access denied.', 'For a new task I need access to "{folder}".', '"{Folder}" was readable for me until {weekday}, now it is not even listed.'],
    details: ['{Colleague} works with the same files and can open them.', 'We have to finish by {soon}, so it would be good to have it this week.', 'I moved to the {circle} team on {date}.', 'Reading would be enough for the start.'],
    cases: [
      { alone: true, ask: 'The owner of "{folder}" is {lead}. Shall I ask for the approval, or have you spoken already?', answer: 'We spoke in the team meeting, {lead} knows about it. It is fine to ask again for "{folder}".', note: '{lead} approved by chat. Added to the write group of {folder}.', solutions: ['Approved by {lead}: you can read and write in "{folder}". Sign out of Windows once so that the new group counts.', 'You are in the group for "{folder}" until the end of the year. After that {lead} will be asked whether you still need it.'] },
      { ask: 'Did you change teams lately? I see "{folder}" in the rights of your former group only.', answer: 'Yes, I changed on {date}, from Sales to {circle}. I still need "{folder}" for the handover.', note: 'Mover, old group removed by the nightly sync. Temporary right on {folder} until {soon}.', solutions: ['That explains it: the move took your old rights away. I gave you reading rights to "{folder}" until {soon}, which should cover the handover.', '"{Folder}" is visible again. It hangs on your old group, so tell us if you need it beyond {soon}.'] },
    ],
  },
  {
    key: 'it.starter', weight: 5, skill: 'accounts', short: 'the equipment for {starter}', facts: ['starter', 'soon'],
    words: { starter: ({ random }) => `${random.of(['Alva', 'Tilde', 'Ludvig', 'Citra', 'Bagus', 'Intan', 'Kacper', 'Julia', 'Farah', 'Noah'])} ${random.of(['Blom', 'Rask', 'Permata', 'Mahendra', 'Kowal', 'Wolski', 'Aziz', 'Falk', 'Suryani', 'Lindh'])}`, device: numbered('LT-', 4) },
    subjects: ['New colleague: {starter} starts {soon}', 'Laptop and accounts for {starter}', 'Equipment for new starter {starter}'],
    openings: ['{Starter} joins our team {circle} in {place} on {soon} and needs a laptop and accounts.', 'On {soon} we welcome {starter}. Please prepare [a laptop, a phone and|a laptop and] the usual accounts.', 'Our new colleague {starter} starts on {soon} and there is nothing on the desk yet.'],
    details: ['The contract is signed and HR has the papers.', 'The same rights as {colleague} would be right.', 'The first week is onboarding in Gothenburg, so it has to be portable.', 'A Swedish keyboard, please, if you have one.'],
    cases: [
      { alone: true, ask: 'Does {starter} need Tukang from the first day, or only mail and Loka?', answer: 'Tukang too, with the rights that {colleague} has. {Starter} will enter orders in the second week.', note: 'Laptop {device} from stock, image running. Account request sent to HR for the employee number.', solutions: ['Everything for {starter} is ready: laptop {device}, mail, Loka and Tukang. The first password goes to {lead} on {soon}.', 'Laptop {device} for {starter} waits at the reception in {place} from {soon}. The accounts open at eight that morning.'] },
      { ask: 'Which desk will {starter} get? We have to order a dock if there is none.', answer: 'The desk next to {colleague} on the {floor} floor. {Starter} gets the screen that is there, but there is no dock.', note: 'Dock ordered, arrives two days before {soon}. {device} reserved.', solutions: ['Laptop {device} and a dock are reserved for {starter} and will stand on the desk on the {floor} floor the day before {soon}.', 'The dock came in time. {Starter} can start on {soon} with laptop {device}; the accounts are tested.'] },
    ],
  },
];
