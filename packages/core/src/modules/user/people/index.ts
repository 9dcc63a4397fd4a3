export { peopleContribution } from './people.contribution.js';
export { PeopleModule } from './people.module.js';
export { PeopleReader } from './people.reader.js';
