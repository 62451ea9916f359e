import type { FormData } from '#contract/form-definition.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { CustomSectionRow } from '#modules/custom-fields/index.ts';
import type { How, ManyChanged, SectionAsk, SectionMoved } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Moved } from '#platform/database/dated/many.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import type { CustomSection } from './rules/custom-fields.ts';
import type { KnownGrade } from './rules/match-grade.ts';
import type { KnownUnit } from './rules/normalise-unit.ts';
import type { PersonDraft } from './rules/person-draft.ts';
import type { Sections } from './rules/person-updates.ts';

/** A section that HR drew, with what its module writes it by. */
export type KnownSection = CustomSection & { readonly row: CustomSectionRow };
export type CustomAsk = { readonly personId: string; readonly section: KnownSection; readonly values: FormData };

/** What stands of custom sections of persons on file. */
export type CustomStanding = {
  /** Whether the actor may both read and edit it. */
  isOpen(personId: string, section: KnownSection): boolean;
  isFor(personId: string, section: KnownSection): boolean;
  valuesOf(personId: string, section: KnownSection): FormData | null;
  /** What formulas know of the person. */
  about(personId: string): Readonly<Record<string, string>>;
};

export type NamedUnit = { readonly unit: string; readonly aliases: readonly string[] };

/** What an import asks of the modules that keep the organisation, the persons and their employments. */
export type Archive = {
  /** The units of today, with their ids, aliases and the names of those above. */
  units(tx: Tx, today: CivilDate): Promise<KnownUnit[]>;
  /** Makes the units that are missing, below a root that is made too where there is none, and remembers the aliases. */
  makeUnits(tx: Tx, wanted: readonly NamedUnit[], rootName: string, today: CivilDate): Promise<void>;
  grades(tx: Tx): Promise<KnownGrade[]>;
  /** Remembers that `alias` means the unit. */
  rememberAlias(tx: Tx, alias: string, unitId: string, accountId: string | null): Promise<void>;
  /** Whether the house gives an employee number to whoever is made without one. */
  givesNumbers(tx: Tx): Promise<boolean>;
  /** The next such numbers. */
  numbers(tx: Tx, count: number): Promise<string[]>;
  /** Creates the persons with all that their rows tell; gives their ids in the same order. */
  create(tx: Tx, secrets: Secrets, drafts: readonly PersonDraft[], today: CivilDate): Promise<string[]>;
  /** What stands on file of these persons today, as far as the actor may both read and change it. */
  sections(tx: Tx, personIds: readonly string[], today: CivilDate): Promise<Map<string, Sections>>;
  /** Changes sections of persons on file. */
  update(tx: Tx, secrets: Secrets, asks: readonly SectionAsk[], today: CivilDate): Promise<ManyChanged>;
  /** Takes such changes back; false where something came after one of them. */
  takeBack(tx: Tx, moved: readonly SectionMoved[]): Promise<boolean>;
  /** The custom sections of which the actor may read and edit something of anybody. */
  customSections(tx: Tx): Promise<KnownSection[]>;
  customStanding(
    tx: Tx,
    secrets: Secrets,
    personIds: readonly string[],
    sections: readonly KnownSection[],
    how: How,
    today: CivilDate,
  ): Promise<CustomStanding>;
  customInsert(tx: Tx, secrets: Secrets, asks: readonly CustomAsk[]): Promise<void>;
  customUpdate(tx: Tx, secrets: Secrets, asks: readonly CustomAsk[], how: How, today: CivilDate): Promise<Moved[]>;
  customTakeBack(tx: Tx, moved: readonly Moved[]): Promise<boolean>;
  /** Takes back persons who were created by mistake. */
  withdraw(tx: Tx, personIds: readonly string[]): Promise<void>;
};
