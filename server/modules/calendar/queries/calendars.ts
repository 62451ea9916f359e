import type { WorkingCalendar } from '#contract/calendar.ts';
import type { Tx } from '#platform/database/database.ts';
import { calendarOrRefuse, calendarRows, contentOf } from '../store.ts';
import type { CalendarRow } from '../tables.ts';
import '../tables.ts';

export async function listCalendars(tx: Tx): Promise<WorkingCalendar[]> {
  const uses = await tx.selectFrom('calendar_use').select(['calendar_id', 'unit_id']).orderBy('id').execute();
  return (await calendarRows(tx)).map(row =>
    shownOf(
      row,
      uses.filter(each => each.calendar_id === row.id).map(each => each.unit_id),
    ),
  );
}

export async function calendarShown(tx: Tx, id: string): Promise<WorkingCalendar> {
  return shownOf(await calendarOrRefuse(tx, id), await unitsOf(tx, id));
}

export async function unitsOf(tx: Tx, id: string): Promise<string[]> {
  const uses = await tx
    .selectFrom('calendar_use')
    .select('unit_id')
    .where('calendar_id', '=', id)
    .orderBy('id')
    .execute();
  return uses.map(each => each.unit_id);
}

export function shownOf(row: CalendarRow, unitIds: string[]): WorkingCalendar {
  return { id: row.id, ...contentOf(row), isDefault: row.is_default, stamp: row.stamp, unitIds };
}
