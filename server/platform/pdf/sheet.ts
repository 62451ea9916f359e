/** A form with frames on A4: what stands in its cells. `renderSheet` lays it out; lengths are in points (1/72 inch). */
export type Sheet = {
  readonly title: string;
  /** Who answers for it, as readers' programs show. */
  readonly author: string;
  readonly madeAt: Date;
  /** Small, beneath the title, at both ends of a line. */
  readonly left: string;
  readonly right: string;
  /** At the foot of each page, left of its number. */
  readonly foot: string;
  /** Beneath the last frame. */
  readonly remarks: readonly string[];
  readonly parts: readonly Part[];
};

export type Part = Grid | Table | Prose;

export type SheetCell = {
  readonly text: string;
  /** How many columns it takes; one where left out. */
  readonly span?: number;
  readonly isLabel?: boolean;
  readonly align?: 'left' | 'center';
};

/** Rows of cells. `photo` takes the last column of the first so many rows, whose own cells leave it out. */
export type Grid = {
  readonly kind: 'grid';
  /** Shares of the width. */
  readonly columns: readonly number[];
  readonly rows: ReadonlyArray<readonly SheetCell[]>;
  readonly photo?: { readonly rows: number; readonly text: string };
};

/** Rows under a head that is repeated on each page, with a name down their left side. */
export type Table = {
  readonly kind: 'table';
  readonly side: string;
  readonly columns: readonly number[];
  readonly head: readonly string[];
  readonly rows: ReadonlyArray<readonly string[]>;
  /** Empty rows follow until there are so many. */
  readonly leastRows: number;
};

/** Lines as they come, with a name down their left side. `signature` stands at the lower right. */
export type Prose = {
  readonly kind: 'prose';
  readonly side: string;
  readonly lines: readonly string[];
  readonly leastHeight: number;
  readonly signature?: readonly string[];
};
