/** The door of the server half: everything a plugin may use. */
export { Inject, Injectable } from '@nestjs/common';
// kernel
export { command, Commands, type CommandToken, type Handles, type InputOf, type OutputOf, type ExecuteOptions } from './kernel/commands.js';
export { locales, type Locale, type Workspace, type Grants, type PersonActor, type AnonymousActor, type SystemActor, type Actor, type RequestContext } from './kernel/context.js';
export { field, type CustomField, type CustomFieldsOf } from './kernel/custom-fields.js';
export { Database } from './kernel/database.js';
export { event, Events, Changes, type EventToken, type FactsOf, type Occurrence, type Listener, type ChangeRecord } from './kernel/events.js';
export { anybody, allowMetadata, Allow, answer, apiDecorators, loader, Resolver, type GqlContext, type SessionCookie, type Allowed, type Field, type ApiDecorators } from './kernel/graphql.js';
export { type Guard } from './kernel/guards.js';
export { jobToken, Jobs, type JobToken, type JobHandler, type JobOptions } from './kernel/jobs.js';
export { permission, may, mayIn, departmentsWith, type Permission } from './kernel/permissions.js';
export { on, before, handle, job, every, definePlugin, optionsOf, type ApiPart, type ListenerBinding, type GuardBinding, type CommandBinding, type JobBinding, type Contribution, type ModuleContribution, type PluginDefinition, type InstalledPlugin } from './kernel/plugin.js';
export { Clock, Log, OutboundRefused, OutboundFailed, Outbound, InstallationFacts, BlobTooLarge, BlobEmpty, BlobsUnavailable, Blobs, BlobScanner, Texts, type OutboundRequest, type OutboundResponse, type OutboundRefusal, type OutboundConnection, type ScanState, type BlobRef, type ByteRange } from './kernel/ports.js';
export { ok, refuse, failure, validationFailed, notFound, tooManyAttempts, refusedByGuard, inProgress, keyReused, type Failure, type Ok, type Refused, type Result, type ValidationIssue } from './kernel/result.js';
export { uuid, line, prose, cleanText, emailAddress, locale, timeZone } from './kernel/schemas.js';
// user
export { addOrganizationMember, createOrganization, registerRequester, removeOrganizationMember, renameOrganization, changeOrganizationMember, updateProfile } from './user/commands.js';
export { accountLinkRequested, organizationMemberChanged, passwordChanged, requesterRegistered, rolesChanged, userDeactivated, userReactivated } from './user/events.js';
export { currentPasswordWrong, lastAdministrator, linkRefused, organizationExists, passwordIsWellKnown, passwordIsPersonal, passwordTooShort, signInRefused, tooManyApiTokens } from './user/failures.js';
export { mayReadPeople, mayManagePeople, mayManageOrganizations, mayUseApiTokens, mayConfigure, mayUsePortal } from './user/permissions.js';
export { Users, Departments, Organizations, type UserFacts, type ViewerFacts, type PersonFacts, type RoleFacts, type HeldRoleFacts, type DepartmentFacts, type OrganizationFacts, type OrganizationMemberFacts } from './user/readers.js';
// tier
export { addTier } from './tier/commands.js';
export { Tiers, type TierFacts } from './tier/readers.js';
// ticket
export { Inbound, type InboundReceipt } from './ticket/inbound.js';
export { Unreadable, channel, type ClaimedSender, type InboundAttachment, type InboundMessage, type OutboundMessage, type SendReceipt, type Channel, type ChannelBinding } from './ticket/channels.js';
export { createTicket, submitRequest, addMessage, addReply, assignTicket, setTicketFields, editTicket, addFollower, confirmFollower, removeFollower, handoverCard, escalateTicket, deescalateTicket, transferTicket, takeNextTicket, setHandoverFields, solveTicket, reopenTicket, confirmSolution, closeTicket, markSpam, binTicket, restoreTicket, destroyTicket, redactMessage, retryOutbound } from './ticket/commands.js';
export { ticketCreated, messageAdded, ticketAssigned, ticketStatusChanged, ticketFieldsSet, ticketEdited, followerChanged, ticketEscalated, ticketDeescalated, ticketTransferred, ticketSolved, ticketReopened, solutionConfirmed, ticketWasClosed, followUpOpened, ticketRemovedFromView, ticketRestored, ticketDestroyed, messageRedacted, outboundSettled } from './ticket/events.js';
export { ticketClosed, assigneeNotInDepartment, ticketRemoved, editConflict, messagesUnread, noHigherTier, noLowerTier, handoverMissing, sameDepartment, nothingToTake, solutionMissing, notSolved, notRemoved, tooManyFollowers } from './ticket/failures.js';
export { mayReadTickets, mayCreateTickets, mayReply, mayWriteNotes, mayAssign, mayBeAssigned, maySetFields, mayEditTickets, mayEscalate, mayTransfer, maySolve, mayRemoveTickets, mayDestroyTickets, mayRedact, mayReadOutbound, mayConfigureHandover } from './ticket/permissions.js';
export { Tickets, type TicketStatus, type TicketPriority, type TicketFacts, type TierCountFacts, type MessageFacts, type AttachmentFacts, type TimelineEventFacts } from './ticket/readers.js';
export { OutboundMessages, type OutboundFacts, type DeliveryFacts, type OutboundKind, type OutboundState } from './ticket/outbound.js';
export { Solutions, type SolutionFacts, type SolutionHitFacts, type SolutionQuery } from './ticket/solutions.js';
export { Handovers, type HandoverFacts, type HandoverFieldFacts, type HandoverFieldType, type HandoverFieldValue, type HandoverKind } from './ticket/handovers.js';
