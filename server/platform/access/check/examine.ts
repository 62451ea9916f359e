import { sql } from 'kysely';
import type { Severity } from '#contract/access-check.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Database } from '#platform/database/database.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { findFaults } from '../rules/find-faults.ts';
import { type Deeds, readHouse } from './read-house.ts';
import '../tables.ts';

export const checkJob = 'access.check';
/** So many examinations are kept: a year of nights and some. */
const most = 400;

export type ExamineDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly zone: string;
  readonly deeds: Deeds;
};

/** Examines accounts and grants and keeps what it found. `askedBy`: the account that wanted it; null by night. */
export async function examine(
  { database, clock, zone, deeds }: ExamineDeps,
  askedBy: string | null,
): Promise<{ id: string } & Record<Severity, number>> {
  return database.as(systemActor('jobs'), { requestId: null, ip: null, command: `job ${checkJob}` }, async tx => {
    const house = await readHouse(tx, clock.today() as CivilDate, zone, deeds);
    const findings = findFaults(house);
    const id = newId();
    const asker = house.accounts.find(account => account.id === askedBy);
    await tx
      .insertInto('access_check')
      .values({
        id,
        asked_by: asker?.id ?? null,
        asked_by_name: asker?.name ?? '',
        accounts: house.accounts.filter(account => account.isActive).length,
        grants: house.grants.length,
        findings: JSON.stringify(findings),
      })
      .execute();
    await sql`delete from access_check where id in (select id from access_check order by made_at desc offset ${most})`.execute(
      tx,
    );
    const count = (severity: Severity) => findings.filter(each => each.severity === severity).length;
    return { id, high: count('high'), medium: count('medium'), low: count('low') };
  });
}

/** On demand, and every night. */
export function defineAccessCheck(jobs: Jobs, deps: ExamineDeps): void {
  jobs.define(checkJob, run => examine(deps, run.accountId));
  jobs.every(checkJob, '50 2 * * *', deps.zone, '权限体检');
}
