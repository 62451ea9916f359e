import { everyone, type Guard, holds } from '#platform/access/rule.ts';

const edit = holds('calendar.edit');

/** When the office works is everybody's to read: deadlines follow from it. A calendar is never deleted, since limits were reckoned by it. */
export const calendarGuards: readonly Guard[] = [
  { table: 'calendar', read: everyone, insert: edit, update: edit, audit: {} },
  { table: 'calendar_exception', read: everyone, write: edit, audit: {} },
  { table: 'calendar_use', read: everyone, write: edit, audit: {} },
];
