import { sql } from 'kysely';
import type { ReorganisationPreview } from '#contract/reorganisation.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Laid } from './lay-plan.ts';
import { lineUp } from './rules/totals.ts';
import type { PlanRow } from './tables.ts';

type Totals = { readonly before: ReadonlyMap<string, number>; readonly after: ReadonlyMap<string, number> };

/** Grants bound to a unit whose reach would be another on the day. Null for who may not look at grants. */
export async function grantsTouched(
  tx: Tx,
  plan: PlanRow,
  laid: Laid,
  totals: Totals,
): Promise<ReorganisationPreview['grants']> {
  const may = await sql<{ may: boolean }>`select access_holds('access.read', '') as may`.execute(tx);
  if (!may.rows[0]?.may) return null;
  const found = await sql<{ id: string; account: string; role: string; unit_id: string }>`
    select g.id, a.display_name as account, r.name as role, g.unit_id from access_grant g
    join account a on a.id = g.account_id join access_role r on r.id = g.role_id
    where g.unit_id is not null and g.valid @> ${plan.on_day}::date order by a.display_name, r.name, g.id`.execute(tx);
  const before = below(laid.before);
  const after = below(laid.after);
  return found.rows.flatMap(row => {
    const [was, is] = [before.get(row.unit_id) ?? new Set(), after.get(row.unit_id) ?? new Set()];
    const people = [totals.before.get(row.unit_id) ?? 0, totals.after.get(row.unit_id) ?? 0] as const;
    if (was.size === is.size && [...was].every(id => is.has(id)) && people[0] === people[1]) return [];
    return [
      {
        grantId: row.id,
        accountName: row.account,
        roleName: row.role,
        unitName: laid.before.get(row.unit_id)?.name ?? '',
        unitsBefore: was.size,
        unitsAfter: is.size,
        peopleBefore: people[0],
        peopleAfter: people[1],
      },
    ];
  });
}

function below(units: ReadonlyMap<string, { readonly parentId: string | null }>): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>();
  for (const id of units.keys())
    for (const above of lineUp(units, id)) sets.set(above, (sets.get(above) ?? new Set()).add(id));
  return sets;
}
