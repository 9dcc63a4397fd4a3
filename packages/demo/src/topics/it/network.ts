import { numbered, oneOf, type Topic } from '../topic.js';

const device = numbered('LT-', 4);

export const networkTopics: readonly Topic[] = [
  {
    key: 'it.vpn', weight: 9, skill: 'network', short: 'the VPN on {device}', facts: ['device', 'error'],
    words: { device, error: oneOf('error 809', 'error 691', 'error 13801', 'error 868', 'error 720', 'error 812'), provider: oneOf('the hotel', 'my parents\' house', 'the train', 'a supplier\'s office', 'home') },
    subjects: ['VPN fails with {error}', 'No VPN on {device}', 'VPN drops all the time ({error})', 'Cannot work from home: VPN'],
    openings: ['The VPN on my laptop {device} does not connect; it stops with {error}.', 'I am working from {provider} and the VPN on {device} ends with {error} each time.', 'Every twenty minutes or so the VPN on {device} drops and shows {error}.'],
    details: ['The internet itself works, I can [watch videos|open the news] without trouble.', 'With the hotspot of my phone it is the same.', 'In the office in {place} everything was fine on {weekday}.', 'Without it I reach neither Tukang nor the drawings.', 'I have restarted both the laptop and the router.'],
    cases: [
      { alone: true, ask: 'Which version does the VPN client on {device} show at the bottom of its window?', answer: '{Device} shows 5.0.2. It offered an update last week that I postponed.', note: '5.0.2 cannot talk to the new gateway: {error}. Update pushed to {device}.', solutions: ['Version 5.0.2 does not get along with the new gateway, hence {error}. I sent 5.1 to {device}; restart once and connect again.', 'I updated the client on {device} from here, and {error} is gone: your laptop has been connected for half an hour without a break.'] },
      { ask: 'Is {device} joined to your own Wi-Fi, or to one where you had to accept terms first?', answer: 'One with a page to accept, and {device} never showed me that page until I opened it by hand.', note: 'Captive portal. {error} appears until its page is accepted.', solutions: ['Such a network lets nothing through before its page is accepted, and the VPN then says {error}. Open any http page first, accept, and connect {device} afterwards.', 'I set {device} to use port 443 when the usual one is blocked. {Error} should no longer show up in hotels and trains.'] },
      { alone: true, ask: 'Could you tell me the exact time of the last {error}? I will look at our side.', answer: 'It was {time} here in {place}, on {device}.', note: 'Device certificate of {device} expired on {date}. Renewal had failed silently.', solutions: ['The certificate of {device} had expired on {date}. I renewed it, and the VPN connects; {error} was its way to say so.', 'A new certificate is on {device}. I also set a warning for us, so that we renew yours before {error} can appear.'] },
    ],
  },
  {
    key: 'it.wifi', partner: true, weight: 6, skill: 'network', short: 'the Wi-Fi in {room}', facts: ['room', 'floor'],
    words: { people: oneOf('six', 'eight', 'a dozen'), point: numbered('AP-', 3) },
    subjects: ['Bad Wi-Fi in {room}', 'No Wi-Fi on the {floor} floor', 'Calls break up in {room}'],
    openings: ['In {room} on the {floor} floor the Wi-Fi is so weak that calls break up.', 'Since {weekday} we have had next to no Wi-Fi in {room}, {floor} floor.', 'As soon as more than {people} people sit in {room} on the {floor} floor, nobody is online any more.'],
    details: ['By the window it is a little better.', 'Phones have the same trouble as laptops.', 'A customer visits us on {soon} and we would like to present there.', 'The rest of the {floor} floor is fine.'],
    cases: [
      { alone: true, ask: 'Is the light of the white box on the ceiling of {room} green or off?', answer: 'The box in {room} is off. The one in the corridor is green.', note: '{point} lost its power: switch port down after the work on the {floor} floor.', solutions: ['The access point {point} of {room} had no power since the electricians worked there. It is back, with full signal at every seat I measured.', 'Power is back on {point}. I held a test call from {room} for twenty minutes without a gap.'] },
      { alone: true, ask: 'How many people usually sit in {room} when it gets bad, and do they all share video?', answer: 'Around {people}, all with video, in {room}.', note: '{room} is served by one old access point. Second one planned, pull forward.', solutions: ['One access point was not enough for {room}. We mounted a second one, {point}, and the load is now split between them.', 'I moved the old devices of the {floor} floor to another channel and added {point} by {room}. Please tell me how your next big meeting goes.'] },
    ],
  },
  {
    key: 'it.room', weight: 4, skill: 'network', short: 'the equipment in {room}', facts: ['room'],
    words: { panel: numbered('MR-', 3) },
    subjects: ['Meeting room {room}: no sound', 'Camera in {room} is frozen', '{Room} takes no calls'],
    openings: ['The others cannot hear us when we call from {room}, although the microphone light is on.', 'The camera in {room} shows a frozen picture of [yesterday\'s meeting|an empty chair].', 'The screen in {room} stays on the welcome picture and takes no call.'],
    details: ['Our next call with the supplier is {later}.', '{Colleague} noticed it too on {weekday}.', 'We used a laptop in the middle of the table instead, which was not great.', 'Somebody had changed cables there, I believe.'],
    cases: [
      { alone: true, ask: 'What does the small tablet on the table in {room} show in its lower corner?', answer: 'The tablet in {room} says "update pending" and a number, {panel}.', note: 'Room system {panel} waited for its restart for 11 days.', solutions: ['The room system {panel} waited for a restart to finish an update. It is done, and sound and picture in {room} work.', 'I restarted {panel} and set it to update at night. A test call from {room} to my desk was clear.'] },
      { alone: true, ask: 'Did anybody plug a laptop straight into the screen of {room} lately?', answer: 'Yes, a guest did on {weekday}, in {room}. I think the cable was left like that.', note: 'USB cable of the table moved to the guest input. Label added, {panel}.', solutions: ['The USB cable was in the guest input. It is back in place, {room} works, and there is now a label on both.', 'All cables in {room} are where they belong, and {panel} sees camera and microphone again.'] },
    ],
  },
  {
    key: 'it.phishing', weight: 5, skill: 'security', short: 'the suspicious mail from {sender}', facts: ['sender'], urgent: true,
    words: { sender: ({ random }) => `${random.of(['billing', 'no-reply', 'secure', 'delivery', 'hr-team', 'ceo-office'])}@${random.of(['bjork-jatl', 'parcel-notice', 'invoice-check', 'bjorkjati-login', 'swift-doc', 'share-files'])}-${random.whole(11, 99)}.test`, ref: numbered('SEC-', 4) },
    subjects: ['Suspicious mail from {sender}', 'Phishing? {sender}', 'I clicked on something, please help'],
    openings: ['I got a mail from {sender} that asks me to [confirm my password|pay an open invoice|open an attachment].', 'A mail from {sender} looks like ours but feels wrong.', 'I am afraid I clicked the link in a mail from {sender} before I looked at the address.'],
    details: ['I did not enter anything, I think.', '{Colleague} has received the same one.', 'It arrived at {time} and even has our logo.', 'I have not deleted it yet in case you need it.'],
    cases: [
      { alone: true, ask: 'Thank you for telling us. Did you type your password anywhere after the mail from {sender}?', answer: 'No. The page after the link from {sender} looked odd and I closed it.', note: '{sender}: 14 recipients, 2 clicks, no password entered. Blocked, {ref}.', solutions: ['It was phishing. The address {sender} is blocked, the mail has been removed from every mailbox, and your account shows no foreign sign-in ({ref}). You did right to report it.', 'We checked your sign-ins and your laptop: all clean. The mail from {sender} is filed as {ref}, and the page behind it has been taken down.'] },
      { alone: true, ask: 'Could you send me the mail from {sender} as an attachment, not forwarded? Its header tells where it came from.', answer: 'Attached, with the header. By the way, the mail from {sender} went to my old address.', note: 'Header checked: {sender} is a survey tool hired by Marketing. Not phishing, badly announced. {ref}.', solutions: ['Good eyes, but this one is real: Marketing hired the firm behind {sender} for a survey. They will announce such mails on Loka first from now on.', 'The address {sender} belongs to our survey partner. You may answer or delete it; your caution was right either way ({ref}).'] },
    ],
  },
];
