import type { SectionGroup } from '#contract/person-section.ts';
import { newId } from '#kernel/id.ts';
import { toDateRange } from '#kernel/span.ts';
import { createPeople } from '#modules/employment/index.ts';
import { archive, changeSection, type PeopleDeps } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { insertDated } from '#platform/database/dated/dated.ts';
import type { Company } from './company.ts';
import { employmentsFor, fillLaterTerms, payFor } from './fill-careers.ts';
import type { DemoIds } from './fill-organization.ts';
import type { DemoPerson } from './person.ts';

type Row = Record<string, unknown>;

/** Sections that are stored as they are, without numbers to seal. */
const plainSections = ['family', 'work', 'certificate', 'reward'] as const satisfies readonly SectionGroup[];

/** Stores a batch of people, set by set. Those who lead them must be stored, or be among them. */
export async function fillPeople(
  tx: Tx,
  deps: PeopleDeps,
  company: Company,
  ids: DemoIds,
  batch: readonly DemoPerson[],
): Promise<void> {
  await createPeople(
    tx,
    deps,
    batch.map(person => ({
      id: ids.person[person.place]!,
      basic: person.basic[0]!.values,
      identity: person.identity,
      contact: person.contact,
      education: person.education,
      bank: person.bank,
      employments: employmentsFor(company, ids, person),
      pay: payFor(person),
    })),
  );
  for (const group of plainSections) {
    const rows = batch.flatMap(person =>
      person[group].map(values => entryRow(group, ids.person[person.place]!, values)),
    );
    await insertDated(tx, archive[group], rows);
  }
  await fillLaterTerms(tx, ids, batch);
  await fillLaterBasics(tx, deps, ids, batch);
}

/** A new entry of a list; every column is named, as rows that go in together must have the same. */
function entryRow(group: SectionGroup, personId: string, values: object): Row {
  const always = toDateRange({ from: null, until: null });
  const row: Row = { id: newId(), entry_id: newId(), person_id: personId, valid: always };
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
