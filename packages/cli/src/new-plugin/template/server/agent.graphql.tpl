extend type Query {
  "Whether a ticket is flagged; null when there is no such ticket for you."
  __camel__Flag(ticketId: ID!): __Pascal__Flag
}

extend type Mutation {
  "Flags a ticket, or takes its flag away."
  __camel__FlagTicket(ticketId: ID!, flagged: Boolean!): __Pascal__FlagTicketResult!
}

type __Pascal__Flag {
  number: String!
  flagged: Boolean!
  "Whether an agent has the ticket."
  taken: Boolean!
}

type __Pascal__AlreadyTaken implements Failure {
  code: String!
  params: JSON!
  message: String!
}

union __Pascal__FlagTicketResult = __Pascal__Flag | __Pascal__AlreadyTaken | NotFound | ValidationFailed | RefusedByGuard | IdempotencyConflict
