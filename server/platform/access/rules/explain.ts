import type { Scope } from '#contract/action.ts';
import type { ArchiveAction, Lack, WayEnd } from '#contract/permission-why.ts';

/** Where a person stands to the account that is asked about, as of today. */
export type Standing = {
  readonly isSelf: boolean;
  readonly isLed: boolean;
  /** The account belongs to a person; without one neither `own` nor `team` reaches anybody. */
  readonly accountHasPerson: boolean;
  /** The person's unit and all above it; empty where the person stands in none. */
  readonly unitsAbove: ReadonlySet<string>;
};
export type HeldGrant = {
  readonly id: string;
  readonly unitId: string | null;
  readonly state: 'current' | 'future' | 'ended';
  readonly permissions: readonly { readonly action: string; readonly group: string; readonly scope: Scope }[];
};
export type WayFound = { readonly grantId: string; readonly scope: Scope; readonly end: WayEnd };
export type Finding = { readonly may: boolean; readonly lack: Lack; readonly ways: readonly WayFound[] };

/** What a grant's permission comes to for the person; the same widths as `access_measure` in the database. */
export function endOf(grant: Pick<HeldGrant, 'unitId' | 'state'>, scope: Scope, standing: Standing): WayEnd {
  if (grant.state !== 'current') return grant.state;
  if (scope === 'all' || (scope === 'units' && grant.unitId === null)) return 'covers';
  if (scope === 'units') {
    if (standing.unitsAbove.size === 0) return 'no-unit';
    return standing.unitsAbove.has(grant.unitId ?? '') ? 'covers' : 'other-unit';
  }
  if (!standing.accountHasPerson) return 'no-person';
  if (scope === 'own') return standing.isSelf ? 'covers' : 'not-self';
  return standing.isLed ? 'covers' : 'not-led';
}

/** Whether the account may do `action` to the person's `group`, and by which grants. */
export function explain(
  grants: readonly HeldGrant[],
  standing: Standing,
  isActive: boolean,
  action: ArchiveAction,
  group: string,
): Finding {
  const { ways, covered, everywhere } = look(grants, standing, action, group);
  const told = (lack: Lack): Finding => ({ may: lack === 'nothing', lack, ways });
  if (!isActive) return told('account');
  if (!ways.some(way => way.end !== 'ended' && way.end !== 'future')) return told('grant');
  if (!covered) return told('reach');
  // Rows about a person are found through the person's own row, which is basics; only who holds a group everywhere passes by it.
  const seesPerson = look(grants, standing, 'people.read', 'basic').covered;
  if (!everywhere && !seesPerson) return told('basic');
  if (action !== 'people.read' && !explain(grants, standing, isActive, 'people.read', group).may) return told('read');
  return told('nothing');
}

function look(grants: readonly HeldGrant[], standing: Standing, action: string, group: string) {
  const found = grants.flatMap(grant =>
    grant.permissions
      .filter(each => each.action === action && each.group === group)
      .map(({ scope }) => ({ grant, scope, end: endOf(grant, scope, standing) })),
  );
  return {
    ways: found
      .map(({ grant, scope, end }) => ({ grantId: grant.id, scope, end }))
      .sort((a, b) => Number(b.end === 'covers') - Number(a.end === 'covers')),
    covered: found.some(each => each.end === 'covers'),
    everywhere: found.some(
      ({ grant, scope, end }) => end === 'covers' && (scope === 'all' || (scope === 'units' && grant.unitId === null)),
    ),
  };
}
