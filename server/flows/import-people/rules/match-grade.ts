import type { RosterCheck } from './check-rows.ts';
import { tidyLabel } from './clean-text.ts';
import { foldUnit } from './normalise-unit.ts';
import { problem } from './problem.ts';
import type { CheckedRow } from './row-in-making.ts';

export type KnownGrade = { readonly id: string; readonly code: string; readonly name: string };

export type GradeReader = (text: string) => KnownGrade | null;

/**
 * Reads grades by code, by name, by both, or by a confirmed alias, whatever the width, case, spaces and the script of numerals. A name
 * that two grades share means neither.
 */
export function gradeReader(
  grades: readonly KnownGrade[],
  aliases: ReadonlyArray<{ readonly text: string; readonly code: string }> = [],
): GradeReader {
  const byText = new Map<string, KnownGrade | null>();
  const add = (text: string, grade: KnownGrade) => {
    const key = foldUnit(text);
    const taken = byText.get(key);
    byText.set(key, taken === undefined || taken?.id === grade.id ? grade : null);
  };
  for (const grade of grades) add(grade.name, grade);
  for (const grade of grades)
    for (const text of [`${grade.code}${grade.name}`, `${grade.name}${grade.code}`]) add(text, grade);
  // A code is unique, and a person's own word comes before everything.
  for (const grade of grades) byText.set(foldUnit(grade.code), grade);
  const byId = new Map(grades.map(grade => [grade.id, grade]));
  for (const { text, code } of aliases) {
    const grade = byId.get(code);
    if (grade) byText.set(foldUnit(text), grade);
  }
  return text => byText.get(foldUnit(text).replace(/[()（）[\]【】]/g, '')) ?? byText.get(foldUnit(text)) ?? null;
}

/** How a grade is written in a row: by its name, or by its code where another has the same name. */
export function gradeLabel(grade: KnownGrade, read: GradeReader): string {
  return read(grade.name)?.id === grade.id ? grade.name : grade.code;
}

/**
 * A check that also reads the grade. One that is not known is a warning: the row goes in without it, and keeps the text as a note.
 * Where the house has no grades at all, nothing is said.
 */
export function withGrades(check: RosterCheck, grades: readonly KnownGrade[], read: GradeReader): RosterCheck {
  const at = check.columns.findIndex(column => column.field === 'grade');
  const column = check.columns[at];
  if (!column || grades.length === 0) return check;
  const graded = (checked: CheckedRow): CheckedRow => {
    const text = checked.values[at];
    if (typeof text !== 'string' || text === '') return checked;
    const grade = read(text);
    if (!grade) {
      const why = `“${tidyLabel(text).slice(0, 20)}”不是已有的职级，导入后不填职级，原文记入备注；可以指明是哪个职级`;
      return { ...checked, warnings: [...checked.warnings, problem(checked.row, column.header, 'grade_unknown', why)] };
    }
    const values = checked.values.with(at, gradeLabel(grade, read));
    return { ...checked, values, codes: { ...checked.codes, grade: grade.id } };
  };
  return {
    ...check,
    check: row => {
      const checked = check.check(row);
      return checked && graded(checked);
    },
  };
}
