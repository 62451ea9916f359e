import { sql } from 'kysely';
import type { SectionGroup } from '#contract/person-section.ts';
import { newId } from '#kernel/id.ts';
import { type Span, toDateRange } from '#kernel/span.ts';
import { archive, changeSection, insertPeople, type PeopleDeps } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { insertDated } from '#platform/database/dated/dated.ts';
import type { Company } from './company.ts';
import { fillCareers } from './fill-careers.ts';
import type { DemoIds } from './fill-organization.ts';
import type { DemoPerson } from './person.ts';
import { standingOn } from './standing.ts';

type Row = Record<string, unknown>;

const plainSections = ['family', 'work', 'certificate', 'reward'] as const satisfies readonly SectionGroup[];

/** Stores a batch of people: a statement a table, whatever their number. Those who lead them must be stored, or among them. */
export async function fillPeople(
  tx: Tx,
  deps: PeopleDeps,
  company: Company,
  ids: DemoIds,
  batch: readonly DemoPerson[],
): Promise<void> {
  await insertPeople(
    tx,
    deps.secrets,
    batch.map(person => ({
      archive: {
        id: ids.person[person.place]!,
        basic: person.basic[0]!.values,
        identity: person.identity,
        contact: person.contact,
        education: person.education,
        bank: person.bank,
      },
      projection: projectionOf(company, ids, person),
    })),
  );
  for (const group of plainSections) {
    const rows = batch.flatMap(person =>
      person[group].map(values =>
        entryRow(group, ids.person[person.place]!, newId(), { from: null, until: null }, values),
      ),
    );
    await insertDated(tx, archive[group], rows);
  }
  await insertDated(
    tx,
    archive.compensation,
    batch.flatMap(person => payRows(ids, person)),
  );
  await fillCareers(tx, company, ids, batch);
  const places = batch.map(person => ids.person[person.place]!);
  await sql`select person_refresh_leaders(${places}::uuid[])`.execute(tx);
  await fillLaterBasics(tx, deps, ids, batch);
}

function payRows(ids: DemoIds, person: DemoPerson): Row[] {
  return person.pay.flatMap(entry => {
    const entryId = newId();
    return entry.map(({ valid, values }) =>
      entryRow('compensation', ids.person[person.place]!, entryId, valid, values),
    );
  });
}

/** A version of an entry in a list; every column is named, as rows that go in together must have the same. */
function entryRow(group: SectionGroup, personId: string, entryId: string, valid: Span, values: object): Row {
  const row: Row = { id: newId(), entry_id: entryId, person_id: personId, valid: toDateRange(valid) };
  const given: Row = { ...values };
  for (const [name, field] of Object.entries(archive[group].fields)) row[field.column] = given[name] ?? field.empty;
  return row;
}

/** What changed in somebody's basics is booked as anybody would book it. */
async function fillLaterBasics(tx: Tx, deps: PeopleDeps, ids: DemoIds, batch: readonly DemoPerson[]): Promise<void> {
  for (const person of batch) {
    for (const { valid, values } of person.basic.slice(1))
      await changeSection(tx, deps, 'basic', ids.person[person.place]!, null, { from: valid.from, values });
  }
}

function projectionOf(company: Company, ids: DemoIds, person: DemoPerson) {
  const { employment, terms, place, status, leftOn } = standingOn(person, company.today);
  return {
    unit_id: ids.unit.get(place.unit) ?? null,
    number: employment.number,
    post_name: company.posts.find(post => post.key === place.post)?.name ?? '',
    legal_entity_id: ids.entity.get(terms.entity) ?? null,
    grade_id: ids.grade.get(place.grade) ?? null,
    employment_kind: employment.kind,
    employment_status: status,
    hired_on: employment.hiredOn,
    left_on: leftOn,
  };
}
