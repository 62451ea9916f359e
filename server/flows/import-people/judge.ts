import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { SheetRow } from '#platform/workbook/cell.ts';
import type { Custom } from './custom.ts';
import type { Indexes } from './indexes.ts';
import { findHolders } from './on-file.ts';
import type { RosterCheck } from './rules/check-rows.ts';
import { isCustomKey } from './rules/custom-fields.ts';
import { type FieldKey, fieldOf } from './rules/fields.ts';
import { differences, matchPerson, type Standing } from './rules/match-person.ts';
import { drafter, type PersonDraft } from './rules/person-draft.ts';
import type { ShownChange, Update } from './rules/person-updates.ts';
import { type Problem, problem } from './rules/problem.ts';
import type { CheckedRow } from './rules/row-in-making.ts';
import type { Matched } from './update-people.ts';

/** Where the importer may put people: null is anywhere, and nowhere in particular. */
export type Reach = ReadonlySet<string> | null;

export type Judged = {
  readonly source: SheetRow;
  readonly checked: CheckedRow;
  readonly draft: PersonDraft;
  /** What it is apart from its problems. */
  readonly standing: Standing;
  /** Problems of the row's standing towards the persons on file and the importer's scope. */
  readonly archive: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** What it would change of the person on file, as far as the importer may. */
  readonly updates: readonly Update[];
  /** The same as it is shown, with custom fields. */
  readonly changes: readonly ShownChange[];
};

export type FindUpdates = (tx: Tx, matched: readonly Matched[]) => Promise<Map<number, Update[]>>;

export type Judge = { batch(tx: Tx | null, rows: readonly SheetRow[]): Promise<Judged[]> };

/** The units in which the actor may create people. */
export async function reachOf(tx: Tx): Promise<Reach> {
  const { rows } = await sql<{ everything: boolean; units: string[] }>`
    select access_everything('people.create', '') as everything, access_units('people.create', '') as units`.execute(
    tx,
  );
  const found = rows[0];
  return found?.everything ? null : new Set(found?.units ?? []);
}

/** Checks rows in batches and holds them against the persons on file. Without a transaction there are none. */
export function judgeOf(
  check: RosterCheck,
  indexes: Indexes,
  reach: Reach,
  findUpdates: FindUpdates,
  custom: Custom | null,
): Judge {
  const draftOf = drafter(check.columns);
  const headers = new Map<FieldKey, string>();
  for (const column of check.columns) if (column.field) headers.set(column.field, column.header);
  const headerOf = (field: FieldKey) => headers.get(field) ?? check.columns[0]?.header ?? '';

  return {
    batch: async (tx, rows) => {
      const made = rows.flatMap(source => {
        const checked = check.check(source);
        return checked ? [{ source, checked, draft: draftOf(checked) }] : [];
      });
      const holdersOf = tx
        ? await findHolders(
            tx,
            made.map(each => each.draft),
            indexes,
          )
        : null;
      const matches = made.map(each => ({
        ...each,
        match: holdersOf ? matchPerson(each.draft, holdersOf(each.draft)) : { person: null, problems: [] },
      }));
      const known = matches.flatMap(({ draft, match }) =>
        match.person ? [{ draft, personId: match.person.personId }] : [],
      );
      const updatesOf = tx ? await findUpdates(tx, known) : null;
      // Of a row that meets somebody else's number nobody knows whose section it fills.
      const sound = matches.filter(each => each.match.problems.length === 0);
      const customs = custom
        ? await custom.judge(
            tx,
            sound.map(({ draft, match }) => ({ draft, personId: match.person?.personId ?? null })),
          )
        : null;
      return matches.map(({ source, checked, draft, match }) => {
        const { row } = checked;
        const updates = updatesOf?.get(row) ?? [];
        const archive = match.problems.map(each => problem(row, headerOf(each.field), each.code, each.why));
        const own = customs?.get(row) ?? null;
        for (const fault of own?.faults ?? [])
          archive.push(problem(row, custom?.headerOf(fault.key) ?? '', 'custom_invalid', fault.why));
        const changes = [...updates.flatMap(each => each.shown), ...(own?.changes ?? [])];
        const warnings = [...checked.warnings];
        if (!match.person) {
          const outside = outsideReach(draft, checked, reach);
          if (outside) archive.push(problem(row, headerOf('unit'), 'unit_out_of_scope', outside));
          return { source, checked, draft, standing: 'new', archive, warnings, updates, changes };
        }
        const changing = new Set(updates.flatMap(each => each.shown.map(one => one.field).filter(isBuiltIn)));
        const differing = differences(draft, match.person, {
          document: draft.document ? indexes.document(draft.document.number) : null,
          bank: draft.bank ? indexes.bank(draft.bank.number) : null,
        });
        // A row without a unit places nobody: its post stands in the note.
        const fields = differing.filter(field => field !== 'post' || draft.unitId !== null);
        for (const field of new Set([...fields, ...changing])) {
          const what = changing.has(field) ? '写入时可以选择更新' : '没有改动；如要更改，请到档案中办理';
          const why = `与系统中已有的${fieldOf(field).label}不同，${what}`;
          warnings.push(problem(row, headerOf(field), 'differs', why));
        }
        for (const { field, label = '' } of own?.changes ?? []) {
          const header = isCustomKey(field) ? (custom?.headerOf(field) ?? '') : '';
          warnings.push(problem(row, header, 'differs', `与系统中已有的${label}不同，写入时可以选择更新`));
        }
        const standing = fields.length + changes.length > 0 ? 'differs' : 'unchanged';
        return { source, checked, draft, standing, archive, warnings, updates, changes };
      });
    },
  };
}

const isBuiltIn = (field: ShownChange['field']): field is FieldKey => !isCustomKey(field);

function outsideReach(draft: PersonDraft, checked: CheckedRow, reach: Reach): string | null {
  if (reach === null) return null;
  if (draft.unitId !== null) return reach.has(draft.unitId) ? null : '不在您可以新建员工的单位范围内';
  // An unknown unit is a fault already.
  return checked.problems.some(each => each.code === 'unit_unknown') ? null : '没有填写，您只能在授权的单位内新建员工';
}
