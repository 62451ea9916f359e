import { type RawBuilder, sql } from 'kysely';
import { type FieldGroup, fieldGroupCodes } from '#contract/action.ts';
import { heldIn, type Tx } from '#platform/database/database.ts';

export type Reach = {
  /** `group` may be one that HR made. */
  has(action: string, group: string): boolean;
  groups(action: string): FieldGroup[];
};

/** Which groups of one person the actor may read, edit and reveal. */
export async function withinReach(tx: Tx, personId: string): Promise<Reach> {
  const found = await sql<{ standing: string }>`
    select ${standingColumn(tx)} as standing from person p where p.id = ${personId}`.execute(tx);
  return reachOver(tx, found.rows[0]?.standing ?? '');
}

/** The same of many; whoever is out of reach is absent. */
export async function reachOfMany(tx: Tx, personIds: readonly string[]): Promise<Map<string, Reach>> {
  const found = await sql<{ id: string; standing: string }>`
    select p.id, ${standingColumn(tx)} as standing from person p
    where p.id = any(${[...personIds]}::uuid[]) and not p.is_withdrawn`.execute(tx);
  const known = new Map<string, Reach>();
  return new Map(
    found.rows.map(({ id, standing }) => {
      const reach = known.get(standing) ?? reachOver(tx, standing);
      known.set(standing, reach);
      return [id, reach];
    }),
  );
}

/** Where the person `p` of a query stands to the actor, for `reachOver`. */
export function standingColumn(tx: Tx): RawBuilder<string> {
  return sql`access_standing(p.unit_id, p.led_by, p.id, ${Object.keys(heldIn(tx).units)}::integer[])`;
}

/** How far the actor's permissions, as they were at the beginning of the transaction, reach whoever stands so. */
export function reachOver(tx: Tx, standing: string): Reach {
  const { everything, widths } = heldIn(tx);
  const has = (action: string, group: string) => everything || covers(widths[`${action} ${group}`] ?? '', standing);
  return { has, groups: action => fieldGroupCodes.filter(group => has(action, group)) };
}

/**
 * Whether a width (`Held.widths`) covers a standing, which is written alike: `u1,2` stands in the units of these grants, `l` is led by
 * the actor, `s` is the actor.
 */
export function covers(width: string, standing: string): boolean {
  if (width.startsWith('e')) return true;
  const [his, asked] = [partsOf(standing), partsOf(width)];
  return (asked.led && his.led) || (asked.self && his.self) || asked.grants.some(grant => his.grants.includes(grant));
}

function partsOf(text: string): { grants: string[]; led: boolean; self: boolean } {
  const [, grants = '', l = '', s = ''] = /^(?:u([0-9,]+))?(l?)(s?)$/.exec(text) ?? [];
  return { grants: grants.split(',').filter(Boolean), led: l !== '', self: s !== '' };
}
