import type { SectionGroup } from '#contract/person-section.ts';
import { addDays } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { end, versionsOf } from '#platform/database/dated/dated.ts';
import { archive } from '../fields.ts';
import { needLastDay, needPerson } from '../reach.ts';
import { refuse } from '../refusals.ts';
import { settle } from './change-section.ts';

/** Ends an entry of a list after its last day; what was booked for later is taken back. */
export async function endEntry(
  tx: Tx,
  group: SectionGroup,
  personId: string,
  entryId: string,
  lastDay: string,
): Promise<void> {
  const day = needLastDay(lastDay, '/body/lastDay', '最后一天');
  await needPerson(tx, personId);
  const versions = await versionsOf(tx, archive[group], entryId);
  if (versions[0]?.person_id !== personId) throw refuse['version-not-found']();
  await end(tx, archive[group], entryId, addDays(day, 1));
  await settle(tx, group, personId);
}
