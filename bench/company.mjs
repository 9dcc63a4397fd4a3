// Who and what the measured helpdesk has. The first agent is the one who asks; four in ten tickets are theirs to see.

export const departments = ['Service desk', 'Networks', 'Finance', 'Human resources', 'Customer support', 'Facilities'].map((name) => ({
  key: name.toLowerCase().replaceAll(' ', '-'),
  name,
  tiers: ['First line', 'Second line', 'Specialists'],
}));

const firstNames = ['Anna', 'Budi', 'Carl', 'Dewi', 'Ewa', 'Fredrik', 'Gita', 'Hanna', 'Ivan', 'Joanna', 'Karin', 'Lukas'];

/** Six teams of six: each agent works in three departments in a row. */
export const agents = Array.from({ length: 36 }, (_, index) => ({
  email: `agent${index}@bench.example`,
  name: `${firstNames[index % firstNames.length]} Agent${index}`,
  worksIn: [0, 1, 2].map((step) => ((index % departments.length) + step) % departments.length),
}));

export const requesterCount = 2_000;
export const password = 'correct horse battery';
