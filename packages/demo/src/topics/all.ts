import { employmentTopics } from './hr/employment.js';
import { leaveTopics } from './hr/leave.js';
import { payTopics } from './hr/pay.js';
import { accountTopics } from './it/accounts.js';
import { networkTopics } from './it/network.js';
import { softwareTopics } from './it/software.js';
import { workplaceTopics } from './it/workplace.js';
import { deliveryTopics } from './support/delivery.js';
import { goodsTopics } from './support/goods.js';
import { moneyTopics } from './support/money.js';
import type { Topic } from './topic.js';

/** What employees write about. */
export const insideTopics: readonly Topic[] = [...accountTopics, ...workplaceTopics, ...networkTopics, ...softwareTopics, ...payTopics, ...leaveTopics, ...employmentTopics];

/** What customers write about. */
export const outsideTopics: readonly Topic[] = [...goodsTopics, ...deliveryTopics, ...moneyTopics];

export const allTopics: readonly Topic[] = [...insideTopics, ...outsideTopics];
