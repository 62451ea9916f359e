import { sql } from 'kysely';
import { type CivilDate, lastCivilDate, parseCivilDate } from '#kernel/civil-date.ts';
import { fromDateRange, type Span } from '#kernel/span.ts';
import { labelOf } from '#law/standards/code-set.ts';
import { settlePeople } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';
import { employmentOn, type Terms } from './rules/state.ts';

export const employmentVersion = { table: 'employment_version', key: 'employment_id' } as const;
export const assignment = { table: 'assignment', key: 'entry_id' } as const;

export type Row = Record<string, unknown>;
export type Stored = Row & { readonly id: string; readonly valid: Span };

/** All spans of a person's terms, in order of days. */
export async function termsOf(tx: Tx, personId: string): Promise<Array<Terms & { readonly row: Stored }>> {
  const found = await sql<Row & { id: string; valid: string }>`
    select *, valid::text as valid from employment_version v where person_id = ${personId}
    order by lower(v.valid) nulls first`.execute(tx);
  return found.rows.map(row => {
    const valid = fromDateRange(row.valid);
    return {
      employmentId: row.employment_id as string,
      valid,
      status: row.status as 'active' | 'leave',
      legalEntityId: row.legal_entity_id as string | null,
      row: { ...row, valid },
    };
  });
}

/** All spans of a person's assignments, in order of days. */
export async function assignmentsOf(tx: Tx, personId: string): Promise<Stored[]> {
  const found = await sql<Row & { id: string; valid: string }>`
    select *, valid::text as valid from assignment a where person_id = ${personId}
    order by lower(a.valid) nulls first`.execute(tx);
  return found.rows.map(row => ({ ...row, valid: fromDateRange(row.valid) }));
}

/** The employment that a command means, or a refusal. */
export function needEmployment<T extends Terms>(all: readonly T[], on: CivilDate, employmentId: string | undefined): T {
  const found = employmentOn(all, on, employmentId ?? null);
  if (!found.ok) throw refuse[found.why]({ on, field: '/body/on' });
  return found.terms as T;
}

export function needDay(text: string, field: string, label = '日期'): CivilDate {
  const day = parseCivilDate(text);
  if (!day) throw refuse['value-invalid']({ field, label, why: '不是存在的日期' });
  return day;
}

/** The day after a last day must be a day too: the calendar ends with 9999-12-31. */
export function needLastDay(text: string, field: string, label = '最后一天'): CivilDate {
  const day = needDay(text, field, label);
  if (day === lastCivilDate) throw refuse['value-invalid']({ field, label, why: '太晚，请检查年份' });
  return day;
}

export function needKind(kind: string, field: string): void {
  if (labelOf('employment', kind) === null)
    throw refuse['value-invalid']({ field, label: '用工形式', why: '不在代码表中，请重新选择' });
}

/** Refuses an employee number that another person has, in reach or not. */
export async function needFreeNumber(tx: Tx, number: string, personId: string, field: string): Promise<void> {
  if (number === '') return;
  const taken = await sql<{ is_own: boolean }>`
    select person_id is not distinct from ${personId}::uuid as is_own
    from person_existing('{}', '{}', array[${number}::text])`.execute(tx);
  if (taken.rows.some(row => !row.is_own)) throw refuse['number-taken']({ number, field });
}

/** Brings the projection up to date, and that of those below where a manager changed. */
export async function settle(
  tx: Tx,
  personId: string,
  changed: { readonly number?: boolean; readonly manager?: boolean } = {},
): Promise<void> {
  await settlePeople(tx, [personId], { words: changed.number ?? false });
  if (changed.manager) await sql`select person_refresh_below(array[${personId}::uuid])`.execute(tx);
}
