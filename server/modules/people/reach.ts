import { sql } from 'kysely';
import { type CivilDate, lastCivilDate, parseCivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';

/** Refuses with people.not-found unless the person is within the actor's reach. */
export async function needPerson(tx: Tx, id: string): Promise<{ id: string; name: string; birthOn: CivilDate | null }> {
  const found = await sql<{ id: string; name: string; birth_on: CivilDate | null }>`
    select id, name, birth_on from person where id = ${id} and not is_withdrawn`.execute(tx);
  const person = found.rows[0];
  if (!person) throw refuse['not-found']();
  return { id: person.id, name: person.name, birthOn: person.birth_on };
}

/** Reads a day that a request names; the contract's pattern lets 30 February pass. */
export function needDay(text: string, field: string, label: string): CivilDate {
  const day = parseCivilDate(text);
  if (!day) throw refuse['value-invalid']({ field, label, reason: 'date', why: '不是存在的日期' });
  return day;
}

/** A last day that a request names. The day after it must be a day too: the calendar ends with 9999-12-31. */
export function needLastDay(text: string, field: string, label: string): CivilDate {
  const day = needDay(text, field, label);
  if (day === lastCivilDate) throw refuse['value-invalid']({ field, label, reason: 'date', why: '太晚，请检查年份' });
  return day;
}

/** A span that a request names, checked. */
export function needSpan(
  from: string | null | undefined,
  until: string | null | undefined,
): { from: CivilDate | null; until: CivilDate | null } {
  const span = {
    from: from ? needDay(from, '/body/from', '开始日期') : null,
    until: until ? needDay(until, '/body/until', '结束日期') : null,
  };
  if (span.from && span.until && span.from >= span.until) throw refuse['span-invalid']({ field: '/body/until' });
  return span;
}
