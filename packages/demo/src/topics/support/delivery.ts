import { numbered, oneOf, type Topic } from '../topic.js';
import { order, product } from './goods.js';

const carrier = oneOf('Nordfrakt', 'Kirim Cepat', 'Bussgods Syd', 'Paczka24', 'Samudra Lines');

export const deliveryTopics: readonly Topic[] = [
  {
    key: 'support.late', partner: true, weight: 9, skill: 'delivery', short: 'the delivery of order {order}', facts: ['order'],
    words: { order, product, carrier, container: numbered('BJKU', 6) },
    subjects: ['Where is my order {order}?', 'Order {order} is late', 'Delivery of the {product}'],
    openings: ['My order {order} was to arrive by {date}, and I have heard nothing.', 'Could you tell me where order {order} is? The tracking has not moved since {weekday}.', 'We have waited for the {product} from order {order} for weeks now.'],
    details: ['I took a day off for the delivery.', 'There is a gap in the room where it should stand.', 'The page only says "in preparation".', 'Your shop promised {date} when I paid.'],
    cases: [
      { alone: true, ask: 'I see {order} with {carrier}. Has anybody called you from an unknown number? They need a time from you.', answer: 'There were two calls I did not take. So that was {carrier} about {order}!', note: '{carrier} stopped {order} after two calls. Slot booked by us.', solutions: ['I booked a time for you: {carrier} brings order {order} on {soon} in the morning and rings half an hour before.', '{Carrier} has your number and mine now. {Order} is planned for {soon}; if that does not suit you, answer here and I move it.'] },
      { alone: true, ask: 'Your {product} is in container {container}. Could you live with a loan piece from the showroom until {order} arrives?', answer: 'That is kind, but we will wait for {order}. Just tell us the day, please.', note: 'Container {container} held at customs in Gdańsk, released today.', solutions: ['The container was held at customs and is free since this morning. {Order} reaches our store on {soon} and you two days later.', 'Good news: {container} has been unloaded. Order {order} goes out tomorrow and I took the delivery fee off.'] },
    ],
  },
  {
    key: 'support.address', weight: 5, skill: 'orders', short: 'the address of order {order}', facts: ['order', 'street'],
    words: { order, carrier, street: ({ random }) => `${random.of(['Linnégatan', 'Storgatan', 'Ekvägen', 'Jalan Melati', 'Jalan Diponegoro', 'ulica Polna', 'Strandvägen', 'Jalan Kenanga', 'ulica Długa', 'Hamngatan'])} ${random.whole(1, 98)}` },
    subjects: ['New address for order {order}', 'Please deliver to {street}', 'Wrong address in {order}'],
    openings: ['Please send order {order} to {street} instead; we are moving.', 'I mistyped the address of order {order}. It should be {street}.', 'Can order {order} still go to {street}? Nobody is at the other address any more.'],
    details: ['It is the third floor, and there is a lift.', 'The town stays the same.', 'We hand over the keys on {soon}.', 'The door code is in the order, that one is still right.'],
    cases: [
      { alone: true, ask: 'I can still change {order}. Is there room for a lorry in front of {street}?', answer: 'Yes, there is a yard behind {street} where lorries turn.', note: 'Address of {order} changed before picking.', solutions: ['Order {order} goes to {street}. The new delivery note is in your mail.', 'Changed in time: {street} is on the label of {order} now.'] },
      { alone: true, ask: '{Carrier} has {order} already. Is there anybody at the old address, or shall they turn around for {street}?', answer: 'Nobody is there. Please let them go to {street}, even if it takes a day longer.', note: 'Redirect ordered with {carrier} for {order}.', solutions: ['{Carrier} takes {order} to {street}; it comes one day later than planned, and we pay the detour.', 'The driver has the new address. Expect order {order} at {street} on {soon}.'] },
    ],
  },
  {
    key: 'support.lost', partner: true, weight: 4, skill: 'delivery', short: 'parcel {parcel}', facts: ['parcel', 'order'], urgent: true,
    words: { order, carrier, parcel: numbered('NF', 9), neighbour: oneOf('the kiosk at the corner', 'a neighbour', 'the reception', 'the caretaker') },
    subjects: ['Parcel {parcel} marked as delivered', 'Parcel lost: {order}', 'Nothing arrived, {parcel}'],
    openings: ['Parcel {parcel} of order {order} is marked as delivered, but I have not got it.', 'According to the tracking somebody signed for {parcel} (order {order}). It was not me.', 'One of the two boxes of order {order} is missing: {parcel}.'],
    details: ['I was at home all day.', 'The neighbours know nothing about it.', 'The signature is only a line.', 'It should have come on {weekday}.'],
    cases: [
      { ask: 'The driver notes "{neighbour}" for {parcel}. Could you ask there?', answer: 'It really was there: {neighbour} had {parcel}. Thank you for the hint!', note: '{parcel} found. Asked {carrier} to leave a card next time.', solutions: ['I am relieved. I asked {carrier} to put a card into your letter box whenever they leave something like {parcel} elsewhere.', 'Great that {parcel} turned up. I closed the search with {carrier}, so nobody will bother you about order {order}.'] },
      { alone: true, ask: 'I opened a search for {parcel}. Could you confirm by a short mail that order {order} did not come complete?', answer: 'I confirm that {parcel} of order {order} never came.', note: '{carrier} accepts the loss of {parcel}. Reshipment free of charge.', solutions: ['{Carrier} admits the loss. We send the contents of {parcel} again; it comes on {soon} and you pay nothing.', 'A second parcel in place of {parcel} left {depot} today. Should the first one appear after all, simply refuse it.'] },
    ],
  },
  {
    key: 'support.return', weight: 6, skill: 'orders', short: 'the return of the {product}', facts: ['order', 'product'],
    words: { order, product, carrier, rma: numbered('RET-', 4) },
    subjects: ['Return of order {order}', 'I would like to send the {product} back', '{Product} does not fit'],
    openings: ['I would like to return the {product} from order {order}; it does not fit into the room.', 'How do I send the {product} back? Order {order}, delivered on {date}.', 'We changed our minds about the {product} in order {order}.'],
    details: ['It has been unpacked but not used.', '[We have thrown away the box, unfortunately.|We kept the box.]', 'I measured wrongly, my mistake.', 'It is a pity, because the wood is lovely.'],
    cases: [
      { alone: true, ask: 'That is no problem within 60 days. Can you bring the {product} to the door, or shall the driver come up?', answer: 'Please let the driver come up. I have a bad back and cannot carry the {product} myself.', note: 'Collection from the room, {rma}.', solutions: ['{Carrier} collects the {product} on {soon}, from the room if you like. Your number for it is {rma}; the money follows within five days.', 'The collection is booked as {rma}. Wrap the {product} in a blanket if you have no box, the drivers bring straps.'] },
      { ask: 'Would a smaller size of the {product} help? We could exchange it under the same order {order}.', answer: 'No, thank you, the {product} does not fit our plan any more.', note: 'No exchange wished. {rma}.', solutions: ['I understand. Your return is {rma}: {carrier} comes on {soon}, and what you paid for the {product} goes back the way it came.', 'All arranged for order {order}: the label for {rma} is in your mail, and the driver has one too.'] },
    ],
  },
  {
    key: 'support.assembly', weight: 5, skill: 'product', short: 'step {step} of the {product}', facts: ['product', 'step'],
    words: { order, product, step: ({ random }) => String(random.whole(4, 14)), panel: oneOf('part 3', 'part 5', 'part 8', 'the cross bar', 'the long side') },
    subjects: ['Building the {product}: stuck at step {step}', 'Instructions of the {product}', 'Step {step} makes no sense to me'],
    openings: ['I am stuck at step {step} of the {product}: {panel} does not fit.', 'Step {step} in the instructions of the {product} shows {panel} the other way round than I have it.', 'At step {step} of the {product} the holes of {panel} are not where they should be.'],
    details: ['My order is {order}.', 'Two of us have tried it for an hour.', 'I would rather not use force.', 'The video ends before that step.'],
    cases: [
      { ask: 'Is the small arrow on {panel} of your {product} pointing up at step {step}?', answer: 'It points down. Oh. So we turned it at a step before {step}.', note: 'Arrow down. The drawing of the {product} hides it; told the writers.', solutions: ['Then go back two steps, turn {panel} over, and step {step} falls into place. Nothing of the {product} is damaged by it.', 'With the arrow up it fits. I asked for a clearer picture at step {step}, because you are not the first with the {product}.'] },
      { alone: true, ask: 'Which edition is printed on the last page of the instructions for the {product}?', answer: 'Edition 2, for the {product}. Step {step} is on page 9.', note: 'Edition 2 has an error at step {step}. Edition 3 sent.', solutions: ['Edition 2 has a mistake at step {step}; I attached edition 3. In short: {panel} goes in before the feet, not after.', 'You are right and our drawing is wrong. Edition 3 for the {product} is attached, with step {step} put right.'] },
    ],
  },
];
