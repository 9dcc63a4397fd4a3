import { numbered, oneOf, type Topic, type Word } from '../topic.js';
import { finish, order, product } from './goods.js';

const price: Word = ({ random, requester }) => (requester.timeZone === 'Asia/Jakarta' ? `IDR ${random.whole(1, 28)},${random.whole(100, 999)},000` : `€${random.of(['', '1,', '2,'])}${random.whole(129, 989)}`);

export const moneyTopics: readonly Topic[] = [
  {
    key: 'support.invoice', weight: 7, skill: 'invoices', short: 'invoice {invoice}', facts: ['invoice', 'price'],
    words: { invoice: ({ random, at }) => `INV-${at.getUTCFullYear()}-${random.whole(10000, 99999)}`, price, order, vat: numbered('VAT-', 5) },
    subjects: ['Invoice {invoice} is wrong', 'Question about invoice {invoice}', 'Please correct {invoice}'],
    openings: ['We got a reminder for invoice {invoice} over {price} and do not know what is open.', 'Invoice {invoice} over {price} does not match what we ordered and paid.', 'I cannot match invoice {invoice} ({price}) with anything in our books.'],
    details: ['Our bookkeeping needs it by {soon}.', 'The order was {order}.', 'The letter came on {date}, with a fee on top.', 'We have always paid on time so far.'],
    cases: [
      { ask: 'I see two companies with nearly your name. Could you send me the exact name and tax number that shall be on {invoice}?', answer: 'Both are in the attached letter. Please put our order number {order} on {invoice} as well.', note: '{invoice} cancelled and written again with the right head.', solutions: ['{Invoice} belonged to another company with nearly your name. I cancelled it and wrote a new one for you; it is attached, and the reminder is void.', 'The corrected version of {invoice} is attached. The sum of {price} stays the same, and you have 30 days from today.'] },
      { alone: true, ask: 'Which day and reference stand on your payment of {price}? I do not see it with {invoice} yet.', answer: 'We paid {price} on {date}, with the number of the order instead of {invoice}.', note: 'Payment found on account of {order}, matched to {invoice}.', solutions: ['Found it: your {price} was booked to the order and not to {invoice}. It is matched now, and nothing is open.', 'Your payment and {invoice} have met at last. I took the reminder fee away; please ignore that letter.'] },
    ],
  },
  {
    key: 'support.refund', weight: 5, skill: 'invoices', short: 'the refund for order {order}', facts: ['order', 'price'],
    words: { order, price, reference: numbered('RF-', 5) },
    subjects: ['Refund for {order} has not arrived', 'When do I get {price} back?', 'Money back for order {order}'],
    openings: ['You collected order {order} on {date}, and I still wait for {price}.', 'The refund of {price} for order {order} has not arrived.', 'How long does it take until I have {price} back for order {order}?'],
    details: ['I paid by card.', 'My bank sees nothing on its way.', 'You wrote "within five days".', 'The card I paid with has been replaced since.'],
    cases: [
      { ask: 'Is the card you used for {order} still valid? The bank sent {price} back to us.', answer: 'No, I have a new one. That must be why {price} came back to you.', note: 'Card expired. Transfer instead, {reference}.', solutions: ['Then we transfer it: use the safe link in the next mail to enter your account, and {price} is there in two days, reference {reference}.', 'I started a transfer of {price} with reference {reference}. The old card is no longer needed for order {order}.'] },
      { ask: 'Could you look at your statement around {date} once more? {Price} may be part of a larger sum.', answer: 'You are right, {price} is inside a sum with another return. I had overlooked it.', note: 'Two refunds in one payment, {reference}.', solutions: ['Good. From now on our payments carry the order number, so that {price} for {order} would be seen at once.', 'Glad you found it. I attached a list that shows {price} and the other sum, with reference {reference}.'] },
    ],
  },
  {
    key: 'support.payment', weight: 5, skill: 'orders', short: 'the payment of order {order}', facts: ['order', 'error'], urgent: true,
    words: { order, error: oneOf('P-402', 'P-3DS-11', 'P-17', 'P-509', 'P-61'), price },
    subjects: ['Payment fails with {error}', 'Cannot pay order {order}', '{Error} in the checkout'],
    openings: ['I cannot pay order {order}; at the last step I get {error}.', 'My card is refused with {error} for order {order}, although there is enough money on it.', 'The checkout hung, then showed {error}. Has order {order} been placed or not?'],
    details: ['I tried two cards.', 'The offer ends [tonight|on {soon}].', 'In other shops the card works.', 'On the phone I get as far as the code from my bank, then nothing.'],
    cases: [
      { ask: 'Does your bank ask you to confirm in its app? {Error} means that we never heard its yes.', answer: 'There was a question in the app, I saw it too late. Shall I try {order} again?', note: '{error} = confirmation timed out. Basket of {order} kept.', solutions: ['Please do: I kept the basket of {order} with its price. Open the app of your bank first, then pay, and confirm within two minutes.', 'I sent you a payment link for {order} that waits a whole day. {Error} does not come up there, since the bank has more time.'] },
      { alone: true, ask: 'Which country is the card for {order} from? {Error} often comes from the address check.', answer: 'The card is from another country than {place}, indeed. So that is {error}.', note: 'Address check too strict, exception set for {order}.', solutions: ['The check compares the countries and was too strict. I let order {order} pass; the payment of {price} went through a minute ago.', 'I switched that check off for {order}. It is paid, and the confirmation is in your mail.'] },
    ],
  },
  {
    key: 'support.discount', weight: 3, skill: 'orders', short: 'the code {code}', facts: ['code'],
    words: { code: ({ random }) => `${random.of(['JATI', 'BIRCH', 'FIKA', 'TEAK', 'SENJA', 'SPRING'])}${random.whole(100, 999)}`, order, price },
    subjects: ['Code {code} does not work', 'Discount {code}', '{Code} is refused'],
    openings: ['The code {code} from your newsletter is not accepted.', '{Code} is refused when I [want to pay|go to the checkout].', 'The shop says that {code} is not valid for what I have in the basket.'],
    details: ['It should count until {soon}.', 'The basket comes to {price}.', 'I got it because of a late delivery last time.', 'There is nothing reduced in my basket.'],
    cases: [
      { alone: true, ask: 'Did you type {code} or copy it from the mail? A space at the end is enough to break it.', answer: 'I copied {code}, maybe with a space.', note: 'Trailing space. Asked the shop team to trim, {code}.', solutions: ['It was the space. {Code} is in your basket now, I added it from here; you only have to pay.', 'Typed by hand, {code} works; I tried it just now. The shop will cut such spaces off itself from next week.'] },
      { alone: true, ask: 'With which address did you get {code}? It belongs to one account.', answer: 'With my other address, then. {Code} came there.', note: '{code} moved to this account.', solutions: ['I moved {code} to the account you order with. It counts once, until {soon}.', '{Code} was tied to your other address. The difference is on its way back to you, so you need not order again.'] },
    ],
  },
  {
    key: 'support.quote', weight: 4, skill: 'orders', short: 'the quote for {count} pieces of the {product}', facts: ['product', 'count'],
    words: { product, finish, count: ({ random }) => String(random.whole(8, 180)), quote: numbered('Q-', 5) },
    subjects: ['Quote for {count} × {product}', '{Count} pieces of the {product}', 'Furnishing our rooms: {product}'],
    openings: ['We would like a quote for {count} pieces of the {product} in {finish}.', 'For a house in {place} we need {count} pieces of the {product}. What is your price, and when could you deliver?', 'Could you offer us {count} pieces of the {product}, and a sample in {finish}?'],
    details: ['We open on {soon}.', 'Fire safety papers would be needed.', 'The second half can come later.', 'We bought from you before and were happy.'],
    cases: [
      { alone: true, ask: 'With pleasure. Do the {count} pieces of the {product} go to one address, and is there a ramp?', answer: 'To one address in {place}, with a ramp. The {product} may come in two lots if that helps.', note: 'Project price from 20 pieces. {quote}, production slot in Jepara held until {soon}.', solutions: ['Here is quote {quote}: {count} pieces of the {product}, delivered to {place}. The price holds until {soon}.', 'Quote {quote} is attached, with the fire safety papers of the {product}. Jepara holds a slot for {count} pieces until {soon}.'] },
      { ask: 'Do you need all {count} pieces of the {product} at once? In two deliveries they cost less.', answer: 'Two deliveries are fine, as long as every {product} comes from the same wood.', note: 'Two deliveries, same batch of wood, {quote}.', solutions: ['Then I offer {count} pieces of the {product} in two deliveries, all from one batch of wood: quote {quote}. A sample goes to {place} this week.', 'Quote {quote} shows both ways side by side. In two deliveries the {count} pieces of the {product} are 8 percent less.'] },
    ],
  },
  {
    key: 'support.care', weight: 4, skill: 'product', short: 'the care of the {product} in {finish}', facts: ['product', 'finish'],
    words: { product, finish, stain: oneOf('red wine', 'coffee', 'a hot pot', 'a felt pen', 'candle wax', 'water') },
    subjects: ['Stain on the {product}', 'How do I care for {finish}?', '{Product}: a mark from {stain}'],
    openings: ['There is a mark from {stain} on our {product} in {finish}. How do I get it off?', 'How do I take care of a {product} in {finish}? It has a mark from {stain}.', 'Can {finish} be repaired? {Stain} has left a mark on the {product}.'],
    details: ['It happened on {weekday}.', 'I wiped it with a damp cloth only.', 'The mark is about as large as a hand.', 'The rest of the surface is like on the first day.'],
    cases: [
      { ask: 'Can you feel the mark on the {product} with a finger, or only see it?', answer: 'I only see it; the {product} is smooth.', note: 'In the oil only, not in the wood of the {product}.', solutions: ['Then it sits in the surface. Rub the {product} lightly along the grain with the grey pad, oil it thinly and leave it overnight; {finish} takes it well.', 'Good: for {finish} a little of our soap, ten minutes, then oil. The {product} will show nothing of it.'] },
      { ask: 'Have you oiled the {product} since you got it?', answer: 'Never, I must admit. The {product} is two years old.', note: 'Care kit sent. Leaflet for {finish}.', solutions: ['Then it is thirsty. I sent you a care kit for {finish}: clean the {product}, let it dry, two thin coats. Marks like this come off with it.', 'A kit for {finish} is in the post, free of charge. Do the whole top of the {product}, not only the spot, so that it stays even.'] },
    ],
  },
  {
    key: 'support.account', weight: 4, skill: 'orders', short: 'the shop account with order {order}', facts: ['order'],
    words: { order, year: ({ at }) => String(at.getUTCFullYear() - 1) },
    subjects: ['Cannot sign in to the shop', 'Order {order} not in my account', 'My account is empty ({order})'],
    openings: ['My order {order} does not show in my account of the web shop.', 'I cannot see order {order} any more since I changed my password.', 'The shop says I have no orders, but {order} was delivered on {date}.'],
    details: ['I need the receipt for the insurance.', 'I used the guest checkout once, maybe it was that.', 'The newsletter still comes, so you know me.', 'I tried on the computer and on the phone.'],
    cases: [
      { ask: 'Which address did you order {order} with? I see two accounts in your name.', answer: 'Then {order} is with my old address, which I no longer use.', note: 'Two accounts merged after a code to both addresses, {order}.', solutions: ['I joined the two accounts after you confirmed both addresses. {Order} and its receipt are in the one you use now.', '{Order} is visible again: it belonged to the old address. That address cannot sign in any more, to be safe.'] },
      { alone: true, ask: 'Was {order} a guest order, without a password?', answer: 'Yes, I believe {order} was placed without an account.', note: 'Guest order {order} attached to the account.', solutions: ['Guest orders stand alone. I attached {order} to your account, so the receipt is there to download.', 'Done: {order} is in your account, and the ten years of warranty with it.'] },
    ],
  },
];
