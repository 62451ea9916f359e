import { sql } from 'kysely';
import type { AssignmentReason } from '#contract/employment.ts';
import { settlePeople } from '#modules/people/index.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Moved, takeBackMany } from '#platform/database/dated/many.ts';
import { needUnitsInReach } from '../need-units-in-reach.ts';
import { assignment, assignmentsOf } from '../store.ts';
import { type Move, transfer } from './transfer.ts';

export type ManyTransferred = {
  readonly moved: readonly Moved[];
  readonly unchanged: readonly string[];
  readonly refused: ReadonlyArray<{ readonly personId: string; readonly why: string }>;
};

/** The same move for many, each by the rules of one. Whoever it is refused of stays as he is; `took` hears how far it is. */
export async function transferMany(
  tx: Tx,
  personIds: readonly string[],
  asked: Move & { readonly reason: AssignmentReason },
  took: (soFar: number) => void = () => {},
): Promise<ManyTransferred> {
  const moved: Moved[] = [];
  const unchanged: string[] = [];
  const refused: { personId: string; why: string }[] = [];
  for (const [at, personId] of personIds.entries()) {
    const before = await assignmentsOf(tx, personId);
    const tried = await attempt(tx, () => transfer(tx, personId, { ...asked, keepLater: true }));
    if ('done' in tried) {
      const after = await assignmentsOf(tx, personId);
      const made = after.filter(each => !before.some(old => old.id === each.id)).map(each => each.id);
      const superseded = before.filter(each => !after.some(now => now.id === each.id)).map(each => each.id);
      moved.push({ key: tried.done.entryId ?? '', personId, superseded, made });
    } else if (tried.refused.code === 'employment.nothing-changes') unchanged.push(personId);
    else refused.push({ personId, why: tried.refused.zh });
    took(at + 1);
  }
  return { moved, unchanged, refused };
}

/** Takes such moves back; false, and nothing done, where something came after one. Refuses a unit out of reach. */
export async function takeBackTransfers(tx: Tx, moved: readonly Moved[]): Promise<boolean> {
  const before = new Map<string, Awaited<ReturnType<typeof assignmentsOf>>>();
  for (const { personId } of moved) before.set(personId, await assignmentsOf(tx, personId));
  if (!(await takeBackMany(tx, assignment, moved))) return false;
  for (const [personId, was] of before) await needUnitsInReach(tx, personId, was, 'taken-back');
  const ids = [...before.keys()];
  await settlePeople(tx, ids, { words: false });
  await sql`select person_refresh_below(${ids}::uuid[])`.execute(tx);
  return true;
}
