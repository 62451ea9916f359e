import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import { calendarOrRefuse, writeUses } from '../store.ts';

/** Exactly these units go by the calendar; those that went by another change over. Refuses units that do not exist today. */
export async function setUnits(tx: Tx, calendarId: string, unitIds: readonly string[]): Promise<void> {
  await calendarOrRefuse(tx, calendarId);
  const wanted = [...new Set(unitIds)];
  if (wanted.length > 0) {
    const there = await tx
      .selectFrom('unit_reach')
      .select('unit_id')
      .distinct()
      .where('unit_id', 'in', wanted)
      .execute();
    if (there.length < wanted.length) throw refuse['unit-not-found']({ field: '/body/unitIds' });
  }
  await writeUses(tx, calendarId, wanted);
}
