import { sql } from 'kysely';
import type { Finding, listAccessChecks, readAccessCheck } from '#contract/access-check.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import '../tables.ts';

/** The latest sixty. */
export async function accessChecks(tx: Tx): Promise<ReplyOf<typeof listAccessChecks>> {
  const counted = (severity: string) =>
    sql`(select count(*) from jsonb_array_elements(c.findings) f where f->>'severity' = ${severity})::int`;
  const found = await sql<{
    id: string;
    made_at: Date;
    asked_by_name: string;
    accounts: number;
    grants: number;
    high: number;
    medium: number;
    low: number;
  }>`select c.id, c.made_at, c.asked_by_name, c.accounts, c.grants, ${counted('high')} as high, ${counted('medium')} as medium,
      ${counted('low')} as low
    from access_check c order by c.made_at desc limit 60`.execute(tx);
  return {
    items: found.rows.map(({ made_at, asked_by_name, ...row }) => ({
      ...row,
      madeAt: made_at.toISOString(),
      askedByName: asked_by_name,
    })),
  };
}

/** With the acceptances that hold today. */
export async function accessCheck(tx: Tx, id: string, today: CivilDate): Promise<ReplyOf<typeof readAccessCheck>> {
  const check = await tx.selectFrom('access_check').selectAll().where('id', '=', id).executeTakeFirst();
  if (!check) throw refuse['check-not-found']();
  const accepted = await tx.selectFrom('access_check_acceptance').selectAll().where('until', '>=', today).execute();
  const byKey = new Map(accepted.map(row => [row.finding_key, row]));
  return {
    id: check.id,
    madeAt: check.made_at.toISOString(),
    askedByName: check.asked_by_name,
    accounts: check.accounts,
    grants: check.grants,
    findings: check.findings.map(finding => {
      const row = byKey.get(finding.key);
      return {
        ...finding,
        acceptance: row
          ? {
              id: row.id,
              reason: row.reason,
              until: row.until,
              acceptedByName: row.accepted_by_name,
              acceptedAt: row.accepted_at.toISOString(),
            }
          : null,
      };
    }),
  };
}
