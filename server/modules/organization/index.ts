/** The front door of the organisation: legal entities, the dated tree of units, posts and grades. */
export {
  type EnsuredUnits,
  type EnsureUnits,
  ensureUnits,
  rememberUnitAliases,
  type WantedUnit,
} from './commands/ensure-units.ts';
export { type Rearrangement, rearrangeUnits, restoreUnits, settleUnits } from './commands/rearrange-units.ts';
export { turnUnits } from './commands/turn-day.ts';
export { aliasForm } from './commands/write-alias.ts';
export { createLegalEntity } from './commands/write-legal-entity.ts';
export { changeUnit, createUnit } from './commands/write-unit.ts';
export { buildLegalEntity, buildUnit } from './factory.ts';
export { organizationGuards } from './policy.ts';
export { type Grade, gradesOf } from './queries/grades.ts';
export { type DirectoryUnit, unitBeginnings, unitDirectory } from './queries/unit-directory.ts';
export { type Reach, reaches, reachOf } from './reach.ts';
export { organizationRoutes } from './routes.ts';
export { postSearchSource, unitSearchSource } from './search.ts';
