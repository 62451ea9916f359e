import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { overlaid } from '#law/engine/pack.ts';
import type { Dated } from '#law/engine/parameter.ts';
import type { Law } from '#law/engine/topic.ts';
import type { Tx } from '#platform/database/database.ts';
import { isKnownChoice } from './rules/choices.ts';
import { writtenValue } from './rules/written-value.ts';
import type { ChangeRow } from './tables.ts';
import './tables.ts';

/** The law with local values laid over it. */
export type LocalLaw = {
  readonly law: Law;
  /** Of each parameter the days whose value is local, with the change that it stands in. */
  readonly local: ReadonlyMap<string, ReadonlyMap<CivilDate, string>>;
};

/** Local values in force, as rows. Row security shows them to whoever has signed in. */
export async function rowsInForce(tx: Tx): Promise<ChangeRow[]> {
  const found = await sql<ChangeRow>`select * from law_change where state = 'in-force' and withdraws is null
    order by path, first_on`.execute(tx);
  return found.rows;
}

/** Rows never change once they are in force, so that their ids say what the law is; and it is laid together once. */
const kept = new WeakMap<Law, { ids: string; laid: LocalLaw }>();

/** The shipped law with what is in force locally. */
export async function lawInForce(tx: Tx, shipped: Law): Promise<LocalLaw> {
  const rows = await rowsInForce(tx);
  const ids = rows.map(each => each.id).join();
  const known = kept.get(shipped);
  if (known?.ids === ids) return known.laid;
  const laid = layOver(shipped, rows);
  kept.set(shipped, { ids, laid });
  return laid;
}

/** Values whose parameter is shipped no more, or in another unit, or a word that no formula knows, are left out: the list of changes says so. */
export function layOver(shipped: Law, rows: readonly ChangeRow[]): LocalLaw {
  const values = new Map<string, Dated[]>();
  const local = new Map<string, Map<CivilDate, string>>();
  for (const row of rows) {
    const parameter = shipped.pack.parameters.get(row.path);
    const kind = parameter && shipped.pack.units[parameter.unit]?.kind;
    const value = kind && writtenValue(kind, row.value);
    if (value === undefined || !isKnownChoice(shipped.pack, row.path, value)) continue;
    values.set(row.path, [...(values.get(row.path) ?? []), { ...datedOf(row), value }]);
    const days = local.get(row.path) ?? new Map<CivilDate, string>();
    local.set(row.path, days.set(row.first_on, row.id));
  }
  return { law: { ...shipped, pack: overlaid(shipped.pack, values) }, local };
}

export function datedOf(row: ChangeRow): Dated {
  const { number, article, gazette, address } = row;
  const told = Object.entries({ number, article, gazette, address }).filter(([, text]) => text !== '');
  return {
    from: row.first_on,
    value: row.value,
    source: { instrument: row.instrument, ...Object.fromEntries(told) },
    status: row.status,
    ...(row.note ? { note: row.note } : {}),
  };
}
