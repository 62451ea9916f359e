import type { FieldKey } from './fields.ts';
import { type Problem, problem } from './problem.ts';

export type UniqueField = Extract<FieldKey, 'number' | 'documentNumber' | 'mobile'>;

/** People who are already on file, by the values that one person alone may have: value → the person's id. */
export type Existing = Readonly<Record<UniqueField, ReadonlyMap<string, string>>>;

const codes: Readonly<Record<UniqueField, string>> = {
  number: 'number_duplicate',
  documentNumber: 'id_duplicate',
  mobile: 'phone_duplicate',
};

/** Gathers the values that must not repeat. Only values that are valid are handed in. */
export class DuplicateFinder {
  readonly #seen: Record<UniqueField, Map<string, number | number[]>> = {
    number: new Map(),
    documentNumber: new Map(),
    mobile: new Map(),
  };
  readonly #columns: Readonly<Partial<Record<UniqueField, string>>>;

  /** `columns` are the headers of the fields that the file has. */
  constructor(columns: Readonly<Partial<Record<UniqueField, string>>>) {
    this.#columns = columns;
  }

  add(row: number, field: UniqueField, value: string): void {
    const seen = this.#seen[field];
    const key = copied(value);
    const before = seen.getOrInsert(key, row);
    if (before === row) return;
    if (typeof before === 'number') seen.set(key, [before, row]);
    else before.push(row);
  }

  /** Every valid value of a field with the first row that has it; what to look up among the people on file. */
  values(field: UniqueField): IterableIterator<string> {
    return this.#seen[field].keys();
  }

  /** A problem for every row of each group that shares a value. */
  withinFile(): Problem[] {
    const found: Problem[] = [];
    for (const field of Object.keys(codes) as UniqueField[]) {
      const column = this.#columns[field];
      if (column === undefined) continue;
      for (const rows of this.#seen[field].values()) {
        if (typeof rows === 'number') continue;
        for (const row of rows) {
          const others = rows.filter(other => other !== row);
          found.push(problem(row, column, codes[field], `与第 ${listed(others)} 行重复，请核对后改正或删去一行`));
        }
      }
    }
    return found;
  }

  /**
   * A problem for each value that belongs to somebody else on file. A row is the person whose identity number it has, else whose
   * staff number; importing the same person again is no duplicate.
   */
  againstExisting(existing: Existing): Problem[] {
    const persons = new Map<number, string>();
    for (const field of ['number', 'documentNumber'] as const) {
      for (const [value, rows] of this.#seen[field]) {
        const person = existing[field].get(value);
        if (person !== undefined) for (const row of asList(rows)) persons.set(row, person);
      }
    }
    const found: Problem[] = [];
    for (const field of ['number', 'mobile'] as const) {
      const column = this.#columns[field];
      if (column === undefined) continue;
      for (const [value, rows] of this.#seen[field]) {
        const holder = existing[field].get(value);
        if (holder === undefined) continue;
        for (const row of asList(rows)) {
          if (persons.get(row) === holder) continue;
          found.push(problem(row, column, codes[field], '已属于系统中的另一名员工，请核对'));
        }
      }
    }
    return found;
  }
}

/** A text cut out of a file keeps the whole piece of the file that it was cut from; its two halves, joined, do not. */
function copied(text: string): string {
  return text.length > 12 ? text.slice(0, 9) + text.slice(9) : text;
}

function asList(rows: number | number[]): readonly number[] {
  return typeof rows === 'number' ? [rows] : rows;
}

function listed(rows: readonly number[]): string {
  return rows.length > 5 ? `${rows.slice(0, 5).join('、')} 等 ${rows.length} ` : rows.join('、');
}

/** Problems found by believing the identity number. */
export const consequences: ReadonlySet<string> = new Set([
  'sex_disagrees_with_id',
  'birth_disagrees_with_id',
  'hired_under_16',
  'birth_in_future',
]);

/**
 * Of a row whose identity number is somebody else's too, it is not known whose the number is: what follows from it is not held against
 * the row, which has one fault to mend, not three.
 */
export function withoutConsequences(problems: readonly Problem[]): Problem[] {
  const doubtful = new Set(problems.filter(each => each.code === codes.documentNumber).map(each => each.row));
  return problems.filter(each => !(doubtful.has(each.row) && consequences.has(each.code)));
}
