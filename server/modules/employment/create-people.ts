import { sql } from 'kysely';
import type { Static } from 'typebox';
import type { AssignmentReason } from '#contract/employment.ts';
import type { CompensationValues } from '#contract/person-section.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { contains, type Span, toDateRange } from '#kernel/span.ts';
import { insertPeople, type NewArchive, type PeopleDeps, type Projection } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { insertDated } from '#platform/database/dated/dated.ts';
import { assignment, employmentVersion } from './store.ts';

export type NewAssignment = {
  readonly valid: Span;
  readonly reason: AssignmentReason;
  readonly unitId: string;
  readonly postId?: string | null;
  readonly postName?: string;
  readonly gradeId?: string | null;
  readonly managerPersonId?: string | null;
  readonly workplace?: string;
  /** A further post beside the main one. Spans of the main one follow one another. */
  readonly isSecondPost?: boolean;
};

export type NewEmployment = {
  /** Open, or up to the day after the last. */
  readonly valid: Span;
  readonly number?: string;
  /** Null: that of the unit. */
  readonly legalEntityId?: string | null;
  readonly kind?: string;
  readonly confirmedOn?: CivilDate | null;
  readonly leavingReason?: string;
  readonly assignments: readonly NewAssignment[];
};

export type NewPay = Static<typeof CompensationValues> & { readonly valid: Span };

/** A whole person, every value checked and tidy. */
export type NewPerson = NewArchive & {
  /** In order of days; the last is what the list shows unless an earlier one holds today. */
  readonly employments: readonly NewEmployment[];
  /** Spans of one item follow one another and must not overlap. */
  readonly pay?: readonly NewPay[];
};

/** Few enough for a statement's memory, many enough for its cost not to show. */
const batch = 2_500;

/**
 * Makes many persons with all that is known of them, set by set. The projection is written with them. Managers may come in any
 * order. Returns when all leaders are known, unless `leaders` is false (then call `refreshLeaders` after the last batch).
 */
export async function createPeople(
  tx: Tx,
  deps: PeopleDeps,
  people: readonly NewPerson[],
  options: { leaders?: boolean; onProgress?: (done: number) => void } = {},
): Promise<void> {
  const today = deps.clock.today();
  const entities = await entityOfUnits(tx);
  for (let at = 0; at < people.length; at += batch) {
    const some = people.slice(at, at + batch);
    await insertPeople(
      tx,
      deps.secrets,
      some.map(person => ({ archive: person, projection: projectionOf(person.employments, entities, today) })),
    );
  }
  for (let at = 0; at < people.length; at += batch) {
    await insertEmployments(tx, people.slice(at, at + batch));
    options.onProgress?.(Math.min(at + batch, people.length));
  }
  if (options.leaders ?? true)
    await refreshLeaders(
      tx,
      people.map(person => person.id),
    );
}

/** Writes anew who leads whom, for many at once. */
export async function refreshLeaders(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`select person_refresh_leaders(${ids as string[]}::uuid[])`.execute(tx);
}

async function insertEmployments(tx: Tx, people: readonly NewPerson[]): Promise<void> {
  const anchors: Record<string, unknown>[] = [];
  const terms: Record<string, unknown>[] = [];
  const assignments: Record<string, unknown>[] = [];
  const pay: Record<string, unknown>[] = [];
  for (const person of people) {
    for (const made of person.employments) {
      const employmentId = newId();
      anchors.push({ id: employmentId, person_id: person.id });
      terms.push({
        id: newId(),
        employment_id: employmentId,
        person_id: person.id,
        valid: toDateRange(made.valid),
        number: made.number ?? '',
        legal_entity_id: made.legalEntityId ?? null,
        kind: made.kind ?? 'full-time',
        status: 'active',
        hired_on: made.valid.from,
        confirmed_on: made.confirmedOn ?? null,
        leaving_reason: made.leavingReason ?? '',
      });
      const mainEntry = newId();
      for (const each of made.assignments) {
        assignments.push({
          id: newId(),
          entry_id: each.isSecondPost ? newId() : mainEntry,
          employment_id: employmentId,
          person_id: person.id,
          valid: toDateRange(each.valid),
          is_primary: !each.isSecondPost,
          reason: each.reason,
          unit_id: each.unitId,
          post_id: each.postId ?? null,
          post_name: each.postName ?? '',
          grade_id: each.gradeId ?? null,
          manager_person_id: each.managerPersonId ?? null,
          workplace: each.workplace ?? '',
        });
      }
    }
    const entries = new Map<string, string>();
    for (const { valid, ...each } of person.pay ?? []) {
      const item = each.item ?? 'base';
      const entryId = entries.get(item) ?? newId();
      entries.set(item, entryId);
      pay.push({
        id: newId(),
        entry_id: entryId,
        person_id: person.id,
        valid: toDateRange(valid),
        item,
        amount_fen: each.amountFen,
        period: each.period ?? 'month',
        reason: each.reason ?? '',
      });
    }
  }
  await insertDated(tx, { table: 'employment', key: 'id' }, anchors);
  await insertDated(tx, employmentVersion, terms);
  await insertDated(tx, assignment, assignments);
  await insertDated(tx, { table: 'compensation', key: 'entry_id' }, pay);
}

/** The legal entity of each unit of today's tree. */
async function entityOfUnits(tx: Tx): Promise<Map<string, string | null>> {
  const found = await sql<{ unit_id: string; legal_entity_id: string | null }>`
    select unit_id, legal_entity_id from unit_version where valid @> access_today()`.execute(tx);
  return new Map(found.rows.map(row => [row.unit_id, row.legal_entity_id]));
}

/** What person_refresh would write, so that it need not run for each. */
function projectionOf(
  employments: readonly NewEmployment[],
  entities: ReadonlyMap<string, string | null>,
  today: CivilDate,
): Projection {
  const shown = presentOf(employments, today);
  const place = shown
    ? presentOf(
        shown.assignments.filter(each => !each.isSecondPost),
        today,
      )
    : undefined;
  const until = shown?.valid.until ?? null;
  return {
    unit_id: place?.unitId ?? null,
    number: shown?.number ?? '',
    post_name: place?.postName ?? '',
    legal_entity_id: shown?.legalEntityId ?? (place ? (entities.get(place.unitId) ?? null) : null),
    grade_id: place?.gradeId ?? null,
    employment_kind: shown ? (shown.kind ?? 'full-time') : null,
    employment_status: !shown
      ? 'none'
      : contains(shown.valid, today)
        ? 'active'
        : shown.valid.from !== null && shown.valid.from > today
          ? 'to-come'
          : 'left',
    hired_on: shown?.valid.from ?? null,
    left_on: until !== null && until <= today ? until : null,
  };
}

/** The span of today, else the last that has begun, else the first to come. */
function presentOf<T extends { readonly valid: Span }>(all: readonly T[], today: CivilDate): T | undefined {
  return (
    all.find(each => contains(each.valid, today)) ??
    all.findLast(each => each.valid.from === null || each.valid.from <= today) ??
    all[0]
  );
}
