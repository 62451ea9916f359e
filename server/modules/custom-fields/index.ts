/** Sections of the archive that HR draws, and what they hold of each person. */

export {
  type CustomAsk,
  changeCustomMany,
  inAudience,
  insertCustom,
  standingCustom,
  takeBackCustom,
} from './commands/book-many.ts';
export { type CustomChange, changeCustom } from './commands/book-values.ts';
export { createSection, orderSections, retireSection, saveSection } from './commands/draw-section.ts';
export type { CustomFieldDeps } from './deps.ts';
export { customFieldGuards } from './policy.ts';
export { type Column as CustomColumnRow, columnsWithin, customCells, customColumns } from './queries/columns.ts';
export { customList } from './queries/list-port.ts';
export { readPersonCustom } from './queries/person.ts';
export { customFieldRoutes } from './routes.ts';
export { customSearchSource } from './search.ts';
export { entryOf, personCustom, toColumns as customRow } from './store.ts';
export type { SectionRow as CustomSectionRow } from './tables.ts';
