import { sql } from 'kysely';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { turnPeople } from '#modules/employment/index.ts';
import { turnUnits } from '#modules/organization/index.ts';
import { type Guard, system } from '#platform/access/rule.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Database } from '#platform/database/database.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';

/**
 * When the day turns, what was booked for it comes into force: the unit tree and the projection of persons, on which lists and
 * row security stand, are brought up to today. Runs after midnight, and at each start for the nights that the server slept through.
 */
export const turnOfDayJob = 'turn-of-day';

export const turnOfDayGuards: readonly Guard[] = [
  { table: 'turn_of_day', read: system('jobs'), write: system('jobs'), audit: 'derived' },
];

export function defineTurnOfDay(jobs: Jobs, needs: { database: Database; clock: Clock; zone: string }): void {
  jobs.define(turnOfDayJob, () => turnTheDay(needs.database, needs.clock.today()));
  jobs.every(turnOfDayJob, '1 0 * * *', needs.zone, '生效当天的变动');
}

/** Brings the projections to `today`. Does nothing when that is done already. */
export async function turnTheDay(database: Database, today: CivilDate): Promise<{ since: string; persons: number }> {
  return database.as(systemActor('jobs'), { requestId: null, ip: null, command: turnOfDayJob }, async tx => {
    // Processes that start together: one turns the day, the others wait here, on the very first day too, and then find it turned.
    await sql`select pg_advisory_xact_lock(7365005)`.execute(tx);
    const last = await sql<{ turned_on: CivilDate }>`select turned_on from turn_of_day`.execute(tx);
    const since = last.rows[0]?.turned_on ?? addDays(today, -1);
    if (since >= today) return { since, persons: 0 };
    await turnUnits(tx, since);
    const persons = await turnPeople(tx, since);
    if (last.rows.length > 0) await sql`update turn_of_day set turned_on = ${today}::date`.execute(tx);
    else await sql`insert into turn_of_day (turned_on) values (${today}::date)`.execute(tx);
    return { since, persons };
  });
}
