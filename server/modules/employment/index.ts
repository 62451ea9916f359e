export { cancelLeaving } from './commands/cancel-leaving.ts';
export { changeTerms } from './commands/change-terms.ts';
export { correctAssignment } from './commands/correct-assignment.ts';
export { createPerson } from './commands/create-person.ts';
export { goOnLeave } from './commands/go-on-leave.ts';
export { hire } from './commands/hire.ts';
export { leaveCompany } from './commands/leave-company.ts';
export { movePeople, restorePeople, settleMoved } from './commands/move-people.ts';
export { promote } from './commands/promote.ts';
export { rehire } from './commands/rehire.ts';
export { rescindAssignment } from './commands/rescind-assignment.ts';
export { returnFromLeave } from './commands/return-from-leave.ts';
export { takeSecondPost } from './commands/take-second-post.ts';
export { transfer } from './commands/transfer.ts';
export { type ManyTransferred, takeBackTransfers, transferMany } from './commands/transfer-many.ts';
export {
  createPeople,
  type NewAssignment,
  type NewEmployment,
  type NewPay,
  type NewPerson,
  refreshLeaders,
} from './create-people.ts';
export { readNumberRule, setNumberRule, takeNumbers } from './number-rule.ts';
export { employmentGuards } from './policy.ts';
export { readArchive } from './queries/read-archive.ts';
export { readTimeline } from './queries/read-timeline.ts';
export { employmentRoutes } from './routes.ts';
export { employmentSearchCodes, employmentSearchSource } from './search.ts';
export { turnPeople } from './turn-people.ts';
export { withdrawPeople } from './withdraw-people.ts';
