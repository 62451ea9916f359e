/**
 * The front door of the working calendar. Instants are epoch milliseconds (`date.getTime()`), days are civil dates of the calendar's zone.
 * `calendarFor` gives what the pure functions reckon by.
 */
export { calendarById, calendarFor, type HouseCalendar } from './calendar-for.ts';
export { calendarGuards } from './policy.ts';
export { calendarRoutes } from './routes.ts';
export { type DayPlan, type OfficeCalendar, planOf } from './rules/office-calendar.ts';
export {
  addWorkingTime,
  isWorkingDay,
  type Limit,
  nextWorkingMoment,
  type Reckoned,
  reckon,
  workingMinutesBetween,
} from './rules/reckon.ts';
export { type WorkCalendar, workCalendar } from './rules/work-calendar.ts';
