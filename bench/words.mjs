// Text as helpdesks hear it, the same for the same seed: no two messages alike, and words that occur often and seldom.

const things = ['printer', 'laptop', 'invoice', 'password', 'licence', 'parcel', 'badge', 'mailbox', 'calendar', 'projector', 'keyboard', 'contract', 'payslip', 'monitor', 'headset', 'network drive', 'wireless network', 'order', 'refund', 'scanner', 'phone', 'account', 'booking', 'backup', 'certificate', 'dashboard', 'spreadsheet', 'door lock', 'heating', 'coffee machine'];
const troubles = ['does not start', 'shows an error', 'is missing', 'was rejected', 'arrived damaged', 'has expired', 'is slow since this morning', 'asks for a code I never got', 'disappeared after the update', 'prints blank pages', 'cannot be opened', 'lost its connection', 'is charged twice', 'belongs to a colleague who left', 'blinks red', 'keeps signing me out'];
const places = ['in Gothenburg', 'in Kraków', 'in Jakarta', 'on the third floor', 'in the warehouse', 'at home', 'in the meeting room', 'at the reception', 'in the branch office', 'on the train'];
const pleas = ['Could somebody look at it today?', 'It is urgent for our closing.', 'I already restarted it twice.', 'My colleague has the same since Monday.', 'Please call me before noon.', 'A picture is attached.', 'What do you need from me?', 'Thank you for your patience.', 'It worked yesterday.', 'We have customers waiting.'];
const steps = ['I checked the cable and the switch.', 'I reset the account and asked for a new sign-in.', 'The supplier confirmed a replacement.', 'We rolled the update back.', 'I granted the missing right.', 'The driver was replaced and tested.', 'The order was traced to the depot.', 'A new device is on its way.', 'I cleared the queue and printed a test page.', 'The certificate was renewed for a year.'];

/** A generator of numbers below `limit`, the same for the same seed. */
export function random(seed) {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Sentences to put messages together of. */
export function sentences(count, seed = 1) {
  const any = random(seed);
  const of = (words) => words[any(words.length)];
  return Array.from({ length: count }, () => {
    switch (any(4)) {
      case 0: return `The ${of(things)} ${of(places)} ${of(troubles)}. ${of(pleas)}`;
      case 1: return `Since the change of the ${of(things)} my ${of(things)} ${of(troubles)}, number ${any(90_000) + 10_000}.`;
      case 2: return `${of(steps)} The ${of(things)} ${of(places)} should work again.`;
      default: return `${of(pleas)} The ${of(things)} ${of(troubles)} whenever I open the ${of(things)}.`;
    }
  });
}

export function subjects(count, seed = 2) {
  const any = random(seed);
  return Array.from({ length: count }, () => `The ${things[any(things.length)]} ${places[any(places.length)]} ${troubles[any(troubles.length)]}`);
}
