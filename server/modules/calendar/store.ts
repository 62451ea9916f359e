import { sql } from 'kysely';
import type { CalendarPeriod, Hours } from '#contract/calendar.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';
import type { CalendarRow, ExceptionRow } from './tables.ts';
import './tables.ts';

/** What a calendar says, as it is edited. */
export type Content = {
  name: string;
  zone: string;
  holidays: 'cn' | null;
  makeUpAs: number | null;
  periods: CalendarPeriod[];
};

export const contentOf = (row: CalendarRow): Content => ({
  name: row.name,
  zone: row.zone,
  holidays: row.holidays,
  makeUpAs: row.make_up_as,
  periods: row.periods,
});

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
const columnsOf = ({ makeUpAs, periods, ...rest }: Content) => ({
  ...rest,
  make_up_as: makeUpAs,
  periods: json(periods),
});

export async function calendarRows(tx: Tx): Promise<CalendarRow[]> {
  const found = await sql<CalendarRow>`select * from calendar order by is_default desc, name`.execute(tx);
  return found.rows;
}

export async function calendarOrRefuse(tx: Tx, id: string): Promise<CalendarRow> {
  const found = await sql<CalendarRow>`select * from calendar where id = ${id}`.execute(tx);
  const row = found.rows[0];
  if (!row) throw refuse['not-found']();
  return row;
}

/** A calendar with its exceptions, both of one moment. */
export async function wholeCalendar(tx: Tx, id: string): Promise<{ row: CalendarRow; exceptions: ExceptionRow[] }> {
  const found = await sql<CalendarRow & { exceptions: ExceptionRow[] }>`select c.*, coalesce((
      select jsonb_agg(jsonb_build_object('day', e.falls_on, 'hours', e.hours, 'reason', e.reason) order by e.falls_on)
      from calendar_exception e where e.calendar_id = c.id), '[]') as exceptions
    from calendar c where c.id = ${id}`.execute(tx);
  const whole = found.rows[0];
  if (!whole) throw refuse['not-found']();
  const { exceptions, ...row } = whole;
  return { row, exceptions };
}

export async function insertCalendar(tx: Tx, content: Content): Promise<string> {
  const id = newId();
  await tx
    .insertInto('calendar')
    .values({ id, ...columnsOf(content) })
    .execute();
  return id;
}

/** Refuses when the calendar is no longer what was seen under that stamp. */
export async function updateCalendar(tx: Tx, id: string, content: Content, stamp: string): Promise<void> {
  const done = await tx
    .updateTable('calendar')
    .set(columnsOf(content))
    .where('id', '=', id)
    .where('stamp', '=', stamp)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw refuse['changed-meanwhile']();
}

/** There is one default at any time: the other gives way first. */
export async function makeDefault(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('calendar').set({ is_default: false }).where('is_default', '=', true).execute();
  await tx.updateTable('calendar').set({ is_default: true }).where('id', '=', id).execute();
}

export async function writeExceptions(
  tx: Tx,
  calendarId: string,
  days: readonly CivilDate[],
  hours: readonly Hours[],
  reason: string,
): Promise<void> {
  await tx
    .insertInto('calendar_exception')
    .values(days.map(day => ({ id: newId(), calendar_id: calendarId, falls_on: day, hours: json(hours), reason })))
    .onConflict(conflict =>
      conflict
        .columns(['calendar_id', 'falls_on'])
        .doUpdateSet(known => ({ hours: known.ref('excluded.hours'), reason: known.ref('excluded.reason') })),
    )
    .execute();
}

export async function deleteExceptions(tx: Tx, calendarId: string, from: CivilDate, last: CivilDate): Promise<number> {
  const done = await tx
    .deleteFrom('calendar_exception')
    .where('calendar_id', '=', calendarId)
    .where('falls_on', '>=', from)
    .where('falls_on', '<=', last)
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}

/** Exactly these units go by the calendar from now on. */
export async function writeUses(tx: Tx, calendarId: string, unitIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(unitIds)];
  const gone = tx.deleteFrom('calendar_use').where('calendar_id', '=', calendarId);
  await (wanted.length > 0 ? gone.where('unit_id', 'not in', wanted) : gone).execute();
  if (wanted.length === 0) return;
  await tx
    .insertInto('calendar_use')
    .values(wanted.map(unit => ({ id: newId(), unit_id: unit, calendar_id: calendarId })))
    .onConflict(conflict =>
      conflict
        .column('unit_id')
        .doUpdateSet({ calendar_id: calendarId })
        .where('calendar_use.calendar_id', '!=', calendarId),
    )
    .execute();
}
