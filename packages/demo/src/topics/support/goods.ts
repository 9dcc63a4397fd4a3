import { numbered, oneOf, type Topic, type Word } from '../topic.js';

export const order = numbered('BJ-', 6);
export const product: Word = oneOf(
  'Senja lounge chair', 'Tanjung dining table', 'Rimba bookcase', 'Lagom desk', 'Kawi stool', 'Fjord sideboard', 'Pelita plant stand', 'Ombak bed frame', 'Skog wardrobe', 'Teras garden bench', 'Vik coffee table', 'Lontar armchair',
);
export const finish = oneOf('oiled teak', 'white oak', 'smoked oak', 'natural birch', 'dark teak', 'grey-stained ash');

/** Björk & Jati sells furniture of Nordic design made in Java. */
export const goodsTopics: readonly Topic[] = [
  {
    key: 'support.damaged', partner: true, weight: 9, skill: 'delivery', short: 'the damaged {product}', facts: ['order', 'product'],
    words: { order, product, spot: oneOf('the top', 'one corner', 'the back', 'the front edge', 'the left side'), case: numbered('DMG-', 4) },
    subjects: ['{Product} arrived damaged (order {order})', 'Damaged delivery {order}', 'Order {order}: scratch on the {product}'],
    openings: ['Our {product} from order {order} arrived [today|on {weekday}] with damage at {spot}.', 'Order {order} came [this morning|on {weekday}], but {spot} of the {product} is cracked.', 'I have unpacked the {product} (order {order}) and found a deep scratch at {spot}.'],
    details: ['The box looked fine from outside, so I signed for it.', 'The cardboard was torn open on one side and the driver noticed it too.', 'I have kept all the packaging.', 'It stands in our [entrance|guest room] and people see it at once.'],
    cases: [
      { ask: 'I am sorry about that. Could you send two photos of the {product}, one of {spot} and one of the label on the box?', answer: 'The photos are attached: {spot} and the label of order {order}.', note: 'Transport damage, {order}. Claim {case} with the carrier. New part from stock in {depot}.', solutions: ['Thank you for the photos. A new part for your {product} leaves our store in {depot} tomorrow; you need no tools to change it. Keep the old one, nobody has to collect it.', 'A whole new {product} is on its way under order {order}, and the driver takes the damaged one back. You do not pay anything for it.'] },
      { ask: 'Would you keep the {product} if we took something off the price, or shall we send a new one for order {order}?', answer: 'We would keep the {product}; {spot} is against the wall anyway.', note: 'Goodwill 20 % on the {product}, approved. {case}.', solutions: ['Thank you, that saves the {product} a long journey. 20 percent of its price go back to you, with reference {case}.', 'Agreed: you keep the {product} and get 20 percent back on the card you used for {order}. I add a small repair kit for {spot}.'] },
    ],
  },
  {
    key: 'support.screws', weight: 8, skill: 'product', short: 'the missing parts of the {product}', facts: ['order', 'product'],
    words: { order, product, part: oneOf('six of the long screws', 'two bags of dowels', 'two of the brackets', 'the hex key and four bolts', 'the felt pads', 'three cam locks', 'eight washers'), letter: oneOf('B', 'C', 'D', 'F') },
    subjects: ['Missing screws: {product}', 'Order {order} is not complete', 'Parts missing for the {product}'],
    openings: ['I am building the {product} from order {order}, and {part} are not there.', 'In the box of the {product} (order {order}) there should be {part}. I cannot find them.', 'My {product} stands half built: order {order} came without {part}.'],
    details: ['I [turned the whole box over|looked in all the foil].', 'Bag {letter} was already open when I took it out.', 'Guests come on {soon}, so I hope it is quick.', 'The rest was easy to build, I must say.'],
    cases: [
      { alone: true, ask: 'Which number is printed on the small bags that you have for the {product}? It tells me who packed it.', answer: 'There is bag A and bag {letter}; on the box of the {product} it says packed in week 36.', note: 'Known short pack of week 36 for the {product}. Part kit ready in {depot}.', solutions: ['A complete kit for the {product} went out today by letter post, free of course. It should be with you in two or three days.', 'I sent {part} for order {order} by express from {depot}. You can leave the {product} as it is; nothing breaks if it waits half built.'] },
      { ask: 'May I ask you to look under the flap at the bottom of the box of the {product}? The bag likes to hide there.', answer: 'I did not know there was a flap! They were in it. The {product} is complete.', note: 'Found under the flap. Told Packaging again: second time this week for the {product}.', solutions: ['Wonderful. I have told our packers about it once more, so that the next {product} makes nobody search. Enjoy it!', 'Glad they turned up. If one more piece of the {product} should be missing, answer here and quote order {order}; I will send it the same day.'] },
    ],
  },
  {
    key: 'support.warranty', partner: true, weight: 6, skill: 'product', short: 'the warranty on the {product}', facts: ['order', 'product'],
    words: { order, product, fault: oneOf('a joint has come loose', 'it has begun to wobble', 'a crack has opened along the grain', 'one foot has come off', 'the wood has split at one end', 'it creaks at every touch'), claim: numbered('WAR-', 4), years: oneOf('two', 'three', 'four') },
    subjects: ['Warranty: {product}', 'Warranty claim for order {order}', '{Product} after {years} years'],
    openings: ['I bought the {product} about {years} years ago (order {order}), and now {fault}.', 'Is my {product} from order {order} still under warranty? After {years} years {fault}.', 'Since {date} we have had trouble with our {product}: {fault}. The order was {order}.'],
    details: ['We have always used it normally.', 'It stands in a dry room, away from the heating.', 'I still have the receipt.', 'We love it and would like to keep it.'],
    cases: [
      { alone: true, ask: 'On wooden parts of the {product} you have ten years. Could you send a photo, and the number from the label below it?', answer: 'The photo is attached. The number below the {product} is the one of order {order}.', note: 'Covered. {claim}. Spare part from the workshop in Jepara.', solutions: ['It is covered. The workshop in Jepara makes a new part for your {product}, claim {claim}; it will reach you around {soon}.', 'Your {product} is well inside its ten years. A joiner near {place} will call you to repair it at home, paid by us under {claim}.'] },
      { ask: 'Did you tighten the bolts of the {product} after the first months? Wood settles, and that often is all.', answer: 'No, we never did. I tightened the bolts of the {product} and it is firm again.', note: 'Bolts only. Care card sent. No claim on {order}.', solutions: ['That is good news. Once a year with the hex key is enough, and your {product} stays like that; I sent you the care card.', 'Happy that it was so simple. The warranty on the {product} from {order} goes on as before, should anything come up.'] },
    ],
  },
  {
    key: 'support.colour', weight: 4, skill: 'product', short: 'the colour of the {product}', facts: ['order', 'product', 'finish'],
    words: { order, product, finish },
    subjects: ['Colour of the {product} is not what I expected', '{Finish} looks different ({order})', '{Product} in {finish}'],
    openings: ['The {product} in {finish} from order {order} is much [darker|lighter] than on your website.', 'I ordered a second {product} in {finish} (order {order}), and it does not match the first.', 'Order {order}: is this really {finish}? My {product} looks quite different from the picture.'],
    details: ['Under the lamp it is even more obvious.', 'The grain is beautiful, only the tone is off.', 'It stands beside a floor of light oak.', 'We looked at it in your showroom before.'],
    cases: [
      { ask: 'Could you send a photo of the {product} in daylight, with a sheet of white paper beside it?', answer: 'Here is the {product} by the window, with paper.', note: 'Within the range of {finish}. New wood, will darken in weeks.', solutions: ['Thank you. Fresh {finish} changes in the light: in about eight weeks your {product} will have the tone of the picture. If you still do not like it then, we take it back.', 'I compared it with our samples: it is {finish} from a young tree. I can exchange the {product} of order {order} for one from another batch if you wish, just say so.'] },
      { alone: true, ask: 'Would you like oil to even the {product} out? With {finish} one thin coat makes a big difference.', answer: 'Good idea, I will try the oil on the {product} first.', note: 'Free care oil sent for {order}.', solutions: ['A bottle of oil and a cloth are on the way to you. One thin coat, a night to dry, and the {product} in {finish} comes much closer to what you have.', 'I sent the oil for your {product} free of charge under {order}. Please try it on the underside first.'] },
    ],
  },
  {
    key: 'support.wrong', partner: true, weight: 5, skill: 'orders', short: 'the wrong article in order {order}', facts: ['order', 'product'],
    words: { order, product, other: oneOf('a set of chair covers', 'a lamp shade', 'a mirror', 'a rug', 'a garden cushion', 'a bedside table') },
    subjects: ['Wrong article in order {order}', 'Not my {product}', 'I got {other} instead'],
    openings: ['Instead of the {product} I ordered I received {other}. The order is {order}.', 'Order {order} should be a {product}, but in the box was {other}.', 'There is a mix-up: my name and order {order} are on the box, {other} is in it, and the {product} is missing.'],
    details: ['Somebody else is probably waiting for it.', 'The delivery note inside has another name on it.', 'I have not unpacked it further.', 'I can bring it to a parcel shop if it is not too heavy.'],
    cases: [
      { alone: true, ask: 'Is there a second sticker under the one with your address on the box of {order}?', answer: 'Yes, there is. The other sticker ends in 77, under mine for {order}.', note: 'Two labels swapped in {depot}. Other customer of {order} informed.', solutions: ['Two labels were swapped in our store. Your {product} leaves today, and the same driver takes the wrong box with him; you need not pack anything.', 'I found your {product}: it stood in {depot} with the other name on it. It comes to you around {soon}, and I am sorry for the trouble with {order}.'] },
      { ask: 'Would you like to wait for the {product} or have your money back for {order}?', answer: 'I will wait, we really want the {product}.', note: 'Replacement with priority for {order}.', solutions: ['Your {product} has priority now and comes around {soon}. Keep the wrong article as a small excuse from us.', 'Thank you for your patience. The {product} was handed to the driver this afternoon, still under order {order}.'] },
    ],
  },
];
