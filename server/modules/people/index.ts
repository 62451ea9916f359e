export { needAgreement, needFreeIdentity, needNoDisagreement, needValid } from './check-section.ts';
export {
  changeMany,
  type How,
  type ManyChanged,
  type SectionAsk,
  type SectionMoved,
  takeBackChanges,
} from './commands/change-many.ts';
export { changeSection } from './commands/change-section.ts';
export { checkDuplicates } from './commands/check-duplicates.ts';
export { correctVersion } from './commands/correct-version.ts';
export { rescindVersion } from './commands/rescind-version.ts';
export { revealValue } from './commands/reveal-value.ts';
export type { CustomList, PeopleDeps, TagList } from './deps.ts';
export { archive } from './fields.ts';
export { insertPeople, type NewArchive, type Projection } from './insert-people.ts';
export { peopleGuards } from './policy.ts';
export { type Existing, findExisting, findTwins, type Twin } from './queries/find-twins.ts';
export { sortedInSight } from './queries/list-conditions.ts';
export { readPersonItem } from './queries/list-items.ts';
export { listPeople, matchingPeople } from './queries/list-people.ts';
export { type PlainGroup, readPeopleById, readPlainNumbers } from './queries/people-by-id.ts';
export { type Reach, reachOfMany, withinReach } from './queries/reachable-groups.ts';
export { readHistory } from './queries/read-history.ts';
export { needDay, needPerson, needSpan } from './reach.ts';
export { refuse as refusePeople } from './refusals.ts';
export { peopleRoutes } from './routes.ts';
export { tidyValues } from './rules/check-values.ts';
export { wordsOf } from './rules/name-words.ts';
export { peopleCards, peopleSearchCodes, peopleSearchSource } from './search.ts';
export { sectionRoutes } from './section-routes.ts';
export { shownColumns, shownOf } from './shown.ts';
export { identityIndex, settlePeople } from './store.ts';
