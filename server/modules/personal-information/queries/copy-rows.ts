import { sql } from 'kysely';
import { fieldGroups } from '#contract/action.ts';
import type { SectionGroup } from '#contract/person-section.ts';
import { labelOf } from '#law/standards/code-set.ts';
import { archive, withinReach } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';

/** One entry of somebody's archive in words: what was believed over which days, since when, and whether it still is. */
export type CopiedEntry = {
  readonly category: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly recordedAt: string;
  /** Null while it is believed; the instant at which something else took its place. */
  readonly supersededAt: string | null;
  readonly values: readonly { readonly field: string; readonly value: string | number | boolean }[];
};

type Row = Record<string, unknown>;
type Columns = ReadonlyArray<readonly [column: string, label: string]>;

/** Read by the person's own rights; full numbers where he may uncover them. */
export async function copiedEntries(tx: Tx, personId: string, secrets: Secrets): Promise<CopiedEntry[]> {
  const reach = await withinReach(tx, personId);
  const copied: CopiedEntry[] = [];
  for (const group of Object.keys(archive) as SectionGroup[]) {
    if (!reach.has('people.read', group)) continue;
    const section = archive[group];
    const opens = reach.has('people.reveal', group);
    for (const row of await rowsOf(tx, section.table, personId)) {
      const values = Object.values(section.fields).flatMap(field => {
        const raw =
          field.rule === 'sealed'
            ? opens && row[field.column]
              ? secrets.open(String(row[field.column]))
              : row.number_masked
            : row[field.column];
        const isCode = typeof field.rule === 'object' && typeof raw === 'string';
        return told(field.label, isCode ? (labelOf(field.rule.codes, raw) ?? raw) : raw);
      });
      copied.push(entryOf(fieldGroups[group], row, values));
    }
  }
  if (!reach.has('people.read', 'job')) return copied;
  for (const [table, columns] of jobTables)
    for (const row of await rowsOf(tx, table, personId))
      copied.push(
        entryOf(
          fieldGroups.job,
          row,
          columns.flatMap(([column, label]) => told(label, row[column])),
        ),
      );
  return copied;
}

const jobTables: ReadonlyArray<readonly [table: string, columns: Columns]> = [
  [
    'employment_version',
    [
      ['number', '工号'],
      ['hired_on', '入职日期'],
      ['confirmed_on', '转正日期'],
      ['leaving_reason', '离职原因'],
    ],
  ],
  [
    'assignment',
    [
      ['unit_name', '单位'],
      ['post_name', '岗位'],
      ['is_primary', '主要任职'],
      ['workplace', '工作地点'],
    ],
  ],
];

async function rowsOf(tx: Tx, table: string, personId: string): Promise<Row[]> {
  const unit =
    table === 'assignment'
      ? sql`, (select v.name from unit_version v where v.unit_id = t.unit_id order by v.valid && t.valid desc, v.valid desc limit 1) as unit_name`
      : sql``;
  const some = (from: string, superseded: ReturnType<typeof sql>) =>
    sql<Row>`select t.*, lower(t.valid) as valid_from, upper(t.valid) as valid_until, ${superseded} as gone_at ${unit}
      from ${sql.table(from)} t where t.person_id = ${personId} order by t.valid, t.recorded_at`.execute(tx);
  const now = await some(table, sql`null::timestamptz`);
  const past = await some(`${table}_past`, sql`t.superseded_at`);
  return [...now.rows, ...past.rows];
}

function entryOf(category: string, row: Row, values: CopiedEntry['values']): CopiedEntry {
  const day = (value: unknown) => (typeof value === 'string' ? value : null);
  const instant = (value: unknown) => (value instanceof Date ? value.toISOString() : null);
  return {
    category,
    from: day(row.valid_from),
    until: day(row.valid_until),
    recordedAt: instant(row.recorded_at) ?? '',
    supersededAt: instant(row.gone_at),
    values,
  };
}

/** Nothing for what holds nothing. */
function told(field: string, raw: unknown): CopiedEntry['values'] {
  if (raw === null || raw === undefined || raw === '') return [];
  if (field === '金额' && (typeof raw === 'number' || typeof raw === 'bigint'))
    return [{ field: '金额（元）', value: Number(raw) / 100 }];
  if (typeof raw === 'number' || typeof raw === 'boolean') return [{ field, value: raw }];
  return [{ field, value: String(raw) }];
}
