import type { CivilDate } from '#kernel/civil-date.ts';
import { type Fen, formatYuan } from '#kernel/money.ts';
import type { Dated } from './parameter.ts';
import { formatRatio, type Ratio } from './ratio.ts';

/** A figure in a note: money in fen, a ratio, or a plain number, day or word. */
export type Figure = { readonly fen: Fen } | { readonly ratio: Ratio } | { readonly plain: number | string | boolean };

/** A calculation unfolded: what was reckoned, of what, by which rule. */
export type Node = {
  readonly label: { readonly zh: string; readonly en: string };
  readonly value?: string;
  /** How it came about, in figures: `18500.00 × 3%`. */
  readonly how?: string;
  readonly formula?: { readonly code: string; readonly from: CivilDate; readonly cites: string };
  readonly parameter?: { readonly path: string } & Dated;
  readonly children: Node[];
};

/** Where a calculation tells its steps. A calculation without one does the same and tells nothing. */
export type Note = {
  /** One figure; `how` tells it by the figures it was made of. */
  figure(zh: string, en: string, value: Figure, how?: string): void;
  /** A parameter that was looked up. */
  parameter(title: { zh: string; en: string }, path: string, dated: Dated): void;
  /** The note of another formula, or of a part such as one month. */
  into(label: { zh: string; en: string }, formula?: Node['formula']): Note;
};

export function noteOn(root: Node): Note {
  return {
    figure: (zh, en, value, how) => {
      root.children.push({ label: { zh, en }, value: written(value), ...(how ? { how } : {}), children: [] });
    },
    parameter: (title, path, dated) => {
      root.children.push({
        label: title,
        value: writtenValue(dated.value),
        parameter: { path, ...dated },
        children: [],
      });
    },
    into: (label, formula) => {
      const child: Node = { label, ...(formula ? { formula } : {}), children: [] };
      root.children.push(child);
      return noteOn(child);
    },
  };
}

export function written(figure: Figure): string {
  if ('fen' in figure) return formatYuan(figure.fen);
  if ('ratio' in figure) return formatRatio(figure.ratio);
  return String(figure.plain);
}

/** A table is written once and kept: the same one is told again for each month of each person. */
const writtenTables = new WeakMap<object, string>();

function writtenValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const known = writtenTables.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  writtenTables.set(value, text);
  return text;
}
