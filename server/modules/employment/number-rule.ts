import { sql } from 'kysely';
import type { NumberRule } from '#contract/number-rule.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';

const off: NumberRule = { isOn: false, prefix: '', width: 5, next: 1 };

type Row = { is_on: boolean; prefix: string; width: number; next_number: string | number };

/** The rule for employee numbers; switched off where none was ever set. */
export async function readNumberRule(tx: Tx): Promise<NumberRule> {
  const { rows } = await sql<Row>`select is_on, prefix, width, next_number from personnel_number_rule`.execute(tx);
  const row = rows[0];
  if (!row) return off;
  return { isOn: row.is_on, prefix: row.prefix, width: row.width, next: Number(row.next_number) };
}

export async function setNumberRule(tx: Tx, { isOn, prefix, width, next }: NumberRule): Promise<NumberRule> {
  const changed = await sql`update personnel_number_rule
    set is_on = ${isOn}, prefix = ${prefix}, width = ${width}, next_number = ${next}`.execute(tx);
  if (Number(changed.numAffectedRows) === 0)
    await sql`insert into personnel_number_rule (id, is_on, prefix, width, next_number)
      values (${newId()}, ${isOn}, ${prefix}, ${width}, ${next})`.execute(tx);
  return readNumberRule(tx);
}

/** The next numbers that nobody has or ever had, for persons who are made without one; none where the rule is off. */
export async function takeNumbers(tx: Tx, count: number): Promise<string[]> {
  if (count < 1) return [];
  const { rows } = await sql<{ taken: string[] }>`select personnel_numbers(${count}) as taken`.execute(tx);
  return rows[0]?.taken ?? [];
}
