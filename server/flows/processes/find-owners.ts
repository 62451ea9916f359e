import { sql } from 'kysely';
import type { OwnerRule } from '#contract/process-work.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Owner, OwnerQuestion } from '#platform/workflow/workflow.ts';

/** Reporting lines longer than this are a circle. */
const highest = 20;
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The accounts that a rule names today. Of superiors the next above is answered where one has no account, has left, or is left out: so
 * nobody decides for himself, and a vacant chair stops nothing. Where who asked is left out, so is whom it is about, though another asked.
 */
export async function findOwners(tx: Tx, rule: OwnerRule, of: OwnerQuestion): Promise<readonly Owner[]> {
  // Who is left out is asked together with the rule's own question: so it costs no way of its own to the database.
  const left = of.without.length === 0 ? Promise.resolve([]) : leftOut(tx, of);
  const [found, without] = await Promise.all([named(tx, rule, of, left), left]);
  return found.filter(owner => !without.includes(owner.accountId));
}

async function leftOut(tx: Tx, of: OwnerQuestion): Promise<readonly string[]> {
  return [...of.without, ...(await accountsOf(tx, of.personId))];
}

type LeftOut = Promise<readonly string[]>;

async function accountsOf(tx: Tx, personId: string | null): Promise<string[]> {
  if (!personId) return [];
  const found = await tx.selectFrom('account').select('id').where('person_id', '=', personId).execute();
  return found.map(row => row.id);
}

async function named(tx: Tx, rule: OwnerRule, of: OwnerQuestion, left: LeftOut): Promise<readonly Owner[]> {
  switch (rule.kind) {
    case 'starter':
      return of.starterAccount ? accounts(tx, sql`a.id = ${of.starterAccount}`) : [];
    case 'manager':
      return of.personId ? superior(tx, of.personId, rule.level ?? 1, left) : [];
    case 'unit-head': {
      // A unit, or where in the data one is named; without either the person's own.
      const { value } = rule;
      const unit = !value ? of.unitId : isId.test(value) ? value : (idsIn(valueAt(of.data, value))[0] ?? null);
      return unit && isId.test(unit) ? headOf(tx, unit, left) : [];
    }
    case 'role':
      return withRole(tx, rule.value ?? '', of.unitId);
    case 'group':
      return accounts(
        tx,
        sql`a.id in (select m.account_id from workflow_group_member m join workflow_group g on g.id = m.group_id where g.code = ${rule.value ?? ''})`,
      );
    case 'account':
      return isId.test(rule.value ?? '')
        ? accounts(tx, sql`a.id = ${rule.value}`)
        : accounts(tx, sql`lower(a.username) = lower(${rule.value ?? ''})`);
    case 'person':
      return byIds(tx, [rule.value ?? '']);
    case 'field':
      return byIds(tx, idsIn(valueAt(of.data, rule.value ?? '')));
  }
}

async function accounts(tx: Tx, which: ReturnType<typeof sql>): Promise<Owner[]> {
  const rows = await sql<Owner>`
    select a.id as "accountId", coalesce(nullif(p.name, ''), a.display_name) as name
    from account a left join person p on p.id = a.person_id
    where a.kind = 'person' and a.status = 'active' and ${which} order by 2, a.id limit 500`.execute(tx);
  return rows.rows;
}

/** Ids of persons or of accounts. */
async function byIds(tx: Tx, ids: readonly string[]): Promise<Owner[]> {
  const wanted = ids.filter(id => isId.test(id));
  if (wanted.length === 0) return [];
  return accounts(tx, sql`(a.id = any(${wanted}::uuid[]) or a.person_id = any(${wanted}::uuid[]))`);
}

/** Holders of a role today, for everything or for a unit at or above this one. */
async function withRole(tx: Tx, code: string, unitId: string | null): Promise<Owner[]> {
  return accounts(
    tx,
    sql`exists (select from access_grant g join access_role r on r.id = g.role_id
      where g.account_id = a.id and r.code = ${code} and g.valid @> access_today()
        and (g.unit_id is null or ${unitId}::uuid is null
          or exists (select from unit_reach u where u.ancestor_id = g.unit_id and u.unit_id = ${unitId}::uuid)))`,
  );
}

async function superior(tx: Tx, personId: string, level: number, left: LeftOut): Promise<Owner[]> {
  let at = personId;
  let last: Owner[] = [];
  const seen = new Set([personId]);
  for (let climbed = 0; climbed < highest; ) {
    const [above, without] = await Promise.all([leaderOf(tx, at, seen), left]);
    // At the top: whoever was found last decides, though fewer levels up than asked.
    if (!above?.id) return last;
    seen.add(above.id);
    at = above.id;
    if (!above.accountId || without.includes(above.accountId)) continue;
    last = [{ accountId: above.accountId, name: above.name ?? '' }];
    climbed++;
    if (climbed >= level) return last;
  }
  return last;
}

/** The manager named in the primary post, else the head of the nearest unit upwards who is not among those passed; with his account, where he has one. */
async function leaderOf(
  tx: Tx,
  personId: string,
  seen: ReadonlySet<string>,
): Promise<{ id: string | null; accountId: string | null; name: string | null } | undefined> {
  const passed = [...seen];
  const rows = await sql<{ id: string | null; accountId: string | null; name: string | null }>`
    select l.id, a.id as "accountId", coalesce(nullif(q.name, ''), a.display_name) as name
    from (select coalesce(
      (select a.manager_person_id from assignment a where a.person_id = ${personId} and a.is_primary and a.valid @> access_today()
        and a.manager_person_id is not null and a.manager_person_id <> all(${passed}::uuid[]) limit 1),
      (select v.head_person_id from person p join unit_reach r on r.unit_id = p.unit_id
        join unit_version v on v.unit_id = r.ancestor_id and v.valid @> access_today()
        where p.id = ${personId} and v.head_person_id is not null and v.head_person_id <> all(${passed}::uuid[])
        order by (select count(*) from unit_reach d where d.unit_id = r.ancestor_id) desc limit 1)) as id) l
    left join person q on q.id = l.id
    left join account a on a.person_id = l.id and a.kind = 'person' and a.status = 'active'`.execute(tx);
  return rows.rows[0];
}

/** The head of a unit, or of the nearest above it that has one. */
async function headOf(tx: Tx, unitId: string, left: LeftOut): Promise<Owner[]> {
  const rows = await sql<{ id: string }>`
    select v.head_person_id as id from unit_reach r join unit_version v on v.unit_id = r.ancestor_id and v.valid @> access_today()
    where r.unit_id = ${unitId}::uuid and v.head_person_id is not null
    order by (select count(*) from unit_reach d where d.unit_id = r.ancestor_id) desc`.execute(tx);
  for (const { id } of rows.rows) {
    const [heads, without] = await Promise.all([byIds(tx, [id]), left]);
    const found = heads.filter(owner => !without.includes(owner.accountId));
    if (found.length > 0) return found;
  }
  return [];
}

/** `form.approver` within the data. */
function valueAt(data: Readonly<Record<string, unknown>>, path: string): unknown {
  let value: unknown = data;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (value && typeof value === 'object') return idsIn((value as { id?: unknown }).id ?? []);
  return [];
}
