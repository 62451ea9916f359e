import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';

/** One thing that can be found: a version of a section, a unit, a file. */
export type SearchEntry = {
  /** The row's own id, of the version where there are versions. */
  readonly id: string;
  /** Whose it is: the person, or the noun itself. */
  readonly subjectId: string;
  /** One of the source's kinds. */
  readonly kind: string;
  /** The field group that guards it; '' for what everybody sees who sees the organisation. */
  readonly group: string;
  /** Shown first, and found. */
  readonly title: string;
  /** Shown beneath, and found. No sensitive number stands here but masked. */
  readonly body: string;
  /** Found, not shown: recognised text of a file, other names. */
  readonly unshown?: string;
  /** Code values, `set:code`, by which `codes` of the vocabulary find it. */
  readonly facts?: readonly string[];
  /** Whole numbers by which it is found, each as a key that tells nothing: see `SearchSource.keysOf`. */
  readonly keys?: readonly string[];
  /** Days on which it happened; of a span its first and its last. Text that names no real day is passed by. */
  readonly days?: ReadonlyArray<string | null | undefined>;
  /** The days belong together as from and to: every year between finds it as well. */
  readonly isSpan?: boolean;
  readonly expiresOn?: string | null;
  /** PostgreSQL's text of a daterange: when it is true. */
  readonly valid: string;
};

export type SearchKind = {
  readonly code: string;
  /** Chinese, as results are headed. */
  readonly label: string;
  /** Other words that mean this kind in a query: 学历 for education. */
  readonly words?: readonly string[];
};

/** What a module gives to be found. See search.md. */
export type SearchSource = {
  /** `person`, or another noun. Several sources may give entries of persons. */
  readonly subject: string;
  readonly kinds: readonly SearchKind[];
  /** The entries of these subjects, set-based: a few statements for all of them. Runs as the system. */
  read(tx: Tx, ids: readonly string[]): Promise<SearchEntry[]>;
  /** Of a noun that is no person: the persons whose entries tell of it, so that its name changes with them. */
  spreads?(tx: Tx, ids: readonly string[]): Promise<string[]>;
  /** The keys under which a whole number that somebody typed would be found, by the field group that holds them. */
  keysOf?(typed: string): ReadonlyArray<{ readonly group: string; readonly key: string }>;
};

/** A value of a code set, as people write it, and what it finds. */
export type SearchCode = { readonly text: string; readonly group: string; readonly facts: readonly string[] };

export type SpanOfDays = { readonly from: CivilDate; readonly to: CivilDate };
