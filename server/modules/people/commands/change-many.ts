import type { SectionGroup } from '#contract/person-section.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { contains } from '#kernel/span.ts';
import type { Tx } from '#platform/database/database.ts';
import {
  type Booking,
  bookMany,
  type Moved,
  type StoredVersion,
  takeBackMany,
  versionsOfPersons,
} from '#platform/database/dated/many.ts';
import { planChange, planCorrection } from '#platform/database/dated/plan.ts';
import type { PeopleDeps } from '../deps.ts';
import { archive } from '../fields.ts';
import { checkValues, tidyValues, type Values } from '../rules/check-values.ts';
import { emptyValues, settlePeople, toRow, toValues } from '../store.ts';

/** `correct`: what stands there was wrong all along. `change`: it is so from a day on. */
export type How = { readonly kind: 'correct' } | { readonly kind: 'change'; readonly from: CivilDate };

export type SectionAsk = {
  readonly personId: string;
  readonly group: SectionGroup;
  /** Of a list: null begins a new entry. Of any other section: null. */
  readonly entryId: string | null;
  /** Those to change; what is left out stays. */
  readonly values: Values;
  readonly how: How;
  /** The first day of a new entry; null for as far back as is known. */
  readonly newFrom?: CivilDate | null;
};

export type SectionMoved = Moved & { readonly group: SectionGroup };
export type ManyChanged = {
  readonly moved: readonly SectionMoved[];
  /** Asked of, but with values that cannot stand beside those that are there. */
  readonly refused: ReadonlyArray<{ readonly ask: SectionAsk; readonly why: string }>;
};

/**
 * Changes or corrects sections of many persons at once, by the same rules as for one. Agreement with identity numbers, and whether
 * somebody else holds a number, the caller has looked after. Several asks for one entry must not come in one call.
 */
export async function changeMany(tx: Tx, deps: PeopleDeps, asks: readonly SectionAsk[]): Promise<ManyChanged> {
  const moved: SectionMoved[] = [];
  const refused: { ask: SectionAsk; why: string }[] = [];
  for (const [group, some] of Map.groupBy(asks, ask => ask.group)) {
    const section = archive[group];
    const versions = await versionsOfPersons(tx, section, [...new Set(some.map(ask => ask.personId))]);
    const bookings: Booking[] = [];
    for (const ask of some) {
      const key = section.isList ? (ask.entryId ?? newId()) : ask.personId;
      const made = bookingOf(deps, ask, key, versions.get(key) ?? []);
      if ('why' in made) refused.push({ ask, why: made.why });
      else bookings.push(made);
    }
    const done = bookings.length > 0 ? await bookMany(tx, section, bookings) : [];
    moved.push(...done.map(each => ({ ...each, group })));
  }
  await settle(tx, moved);
  return { moved, refused };
}

/** Takes back what `changeMany` did; false, and nothing done in that section, where something came after it. */
export async function takeBackChanges(tx: Tx, moved: readonly SectionMoved[]): Promise<boolean> {
  for (const [group, some] of Map.groupBy(moved, each => each.group))
    if (!(await takeBackMany(tx, archive[group], some))) return false;
  await settle(tx, moved);
  return true;
}

function bookingOf(
  deps: PeopleDeps,
  ask: SectionAsk,
  key: string,
  versions: readonly StoredVersion[],
): Booking | { why: string } {
  const { group, personId, how } = ask;
  const section = archive[group];
  const day = how.kind === 'change' ? how.from : deps.clock.today();
  const base =
    versions.find(version => contains(version.valid, day)) ??
    versions.findLast(version => version.valid.until !== null && version.valid.until <= day) ??
    (how.kind === 'correct' ? versions[0] : undefined);
  const given = tidyValues(group, section, ask.values);
  const values = { ...(base ? toValues(deps.secrets, group, base) : emptyValues(group)), ...given };
  const fault = checkValues(group, section, values, deps.clock.today())[0];
  if (fault) return { why: `${fault.label}${fault.why}` };
  const plan =
    base && how.kind === 'correct'
      ? planCorrection(base)
      : planChange(
          versions,
          { from: how.kind === 'change' ? how.from : (ask.newFrom ?? null), until: null },
          { keepLater: true },
        );
  const row = base
    ? { ...base, ...toRow(deps.secrets, group, given) }
    : { ...toRow(deps.secrets, group, values), person_id: personId };
  return { key, personId, versions, plan, values: row };
}

/** Only basics and education show in the projection, and only basics in the words of search. */
async function settle(tx: Tx, moved: readonly SectionMoved[]): Promise<void> {
  const of = (group: SectionGroup) => new Set(moved.flatMap(each => (each.group === group ? [each.personId] : [])));
  const basic = of('basic');
  const education = [...of('education')].filter(id => !basic.has(id));
  if (basic.size > 0) await settlePeople(tx, [...basic], { words: true });
  if (education.length > 0) await settlePeople(tx, education, { words: false });
}
