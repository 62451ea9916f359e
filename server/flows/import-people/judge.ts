import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { SheetRow } from '#platform/workbook/cell.ts';
import type { Indexes } from './indexes.ts';
import { findHolders } from './on-file.ts';
import type { RosterCheck } from './rules/check-rows.ts';
import { type FieldKey, fieldOf } from './rules/fields.ts';
import { differences, matchPerson, type Standing } from './rules/match-person.ts';
import { drafter, type PersonDraft } from './rules/person-draft.ts';
import { type Problem, problem } from './rules/problem.ts';
import type { CheckedRow } from './rules/row-in-making.ts';

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
};

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
export function judgeOf(check: RosterCheck, indexes: Indexes, reach: Reach): Judge {
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
      return made.map(({ source, checked, draft }) => {
        const { row } = checked;
        const match = holdersOf ? matchPerson(draft, holdersOf(draft)) : { person: null, problems: [] };
        const archive = match.problems.map(each => problem(row, headerOf(each.field), each.code, each.why));
        const warnings = [...checked.warnings];
        if (!match.person) {
          const outside = outsideReach(draft, checked, reach);
          if (outside) archive.push(problem(row, headerOf('unit'), 'unit_out_of_scope', outside));
          return { source, checked, draft, standing: 'new', archive, warnings };
        }
        const fields = differences(draft, match.person, {
          document: draft.document ? indexes.document(draft.document.number) : null,
          bank: draft.bank ? indexes.bank(draft.bank.number) : null,
        });
        for (const field of fields) {
          const why = `与系统中已有的${fieldOf(field).label}不同，没有改动；如要更改，请到档案中修改`;
          warnings.push(problem(row, headerOf(field), 'differs', why));
        }
        return { source, checked, draft, standing: fields.length > 0 ? 'differs' : 'unchanged', archive, warnings };
      });
    },
  };
}

function outsideReach(draft: PersonDraft, checked: CheckedRow, reach: Reach): string | null {
  if (reach === null) return null;
  if (draft.unitId !== null) return reach.has(draft.unitId) ? null : '不在您可以新建员工的单位范围内';
  // An unknown unit is a fault already.
  return checked.problems.some(each => each.code === 'unit_unknown') ? null : '没有填写，您只能在授权的单位内新建员工';
}
