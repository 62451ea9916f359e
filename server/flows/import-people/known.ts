import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Archive, KnownSection } from './archive.ts';
import { rememberedCodes } from './code-aliases.ts';
import type { CodeAliases } from './rules/cell-readers.ts';
import { aliasesByField } from './rules/code-fields.ts';
import { type GradeReader, gradeReader, type KnownGrade } from './rules/match-grade.ts';
import type { KnownUnit } from './rules/normalise-unit.ts';

/** What the house knows that a file's cells are read by. */
export type Known = {
  readonly units: readonly KnownUnit[];
  readonly aliases: CodeAliases;
  readonly grades: KnownGrades;
  readonly customSections: readonly KnownSection[];
};

export type KnownGrades = { readonly all: readonly KnownGrade[]; readonly read: GradeReader };

export const noGrades: KnownGrades = { all: [], read: () => null };

export async function knownOn(tx: Tx, archive: Archive, today: CivilDate): Promise<Known> {
  const remembered = await rememberedCodes(tx);
  const all = await archive.grades(tx);
  const read = gradeReader(
    all,
    remembered.filter(each => each.set === 'grade'),
  );
  return {
    units: await archive.units(tx, today),
    aliases: aliasesByField(remembered),
    grades: { all, read },
    customSections: await archive.customSections(tx),
  };
}
