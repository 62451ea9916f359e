/** The front door of phone bindings: who holds which number, what departments say of it, and how it goes from one to another. */
export { type Approval, type Approved, approveRebind } from './commands/approve-rebind.ts';
export { bindPhone } from './commands/bind-phone.ts';
export { expediteRebind, watchRebind, withdrawRebind } from './commands/follow-rebind.ts';
export { markCorrected } from './commands/mark-corrected.ts';
export { noteChecking, refreshEvidence, setRebindDue } from './commands/note-standing.ts';
export { openRebind } from './commands/open-rebind.ts';
export { putSocial, putSources } from './commands/put-sources.ts';
export { type Refused, refuseRebind } from './commands/refuse-rebind.ts';
export type { PhoneBindingDeps, RebindDeps } from './deps.ts';
export { phoneBindingGuards } from './policy.ts';
export { staleSourcesOf } from './queries/desk.ts';
export { evidenceOf, sourcesDisagree } from './queries/evidence.ts';
export { findRebind, lockRebind, needOutsider, partiesOf } from './queries/find-rebind.ts';
export { holdersOf } from './queries/holders.ts';
export { refuse as refuseRebinding } from './refusals.ts';
export { phoneBindingRoutes } from './routes.ts';
export { type CodeSender, codeCatcher, webhookSender } from './send-code.ts';
