import { emptyCell } from '#platform/workbook/cell.ts';
import { cellOf, type Written } from '../sheet-of.ts';
import { type Dice, dice } from './dice.ts';
import { type Layout, type MadeRow, madeLayout } from './made-layout.ts';
import { type MadeField, type MadePerson, madePerson } from './made-person.ts';
import { ways } from './ways.ts';
import { wrongs } from './wrongs.ts';

export type MadeKey = {
  readonly problems: { row: number; column: string; code: string }[];
  readonly people: { row: number; values: Record<string, string | number> }[];
};

/** A sheet as it stands in the file, row by row from 1, and what an import has to say of it. */
export type MadeRoster = {
  readonly rows: MadeRow[];
  readonly layout: Layout;
  readonly key: MadeKey;
  /** Cells of one column that are merged downwards; rows from 1, both ends within. */
  readonly merged: readonly { readonly column: number; readonly from: number; readonly until: number }[];
};

type Draft = {
  readonly person: MadePerson;
  readonly cells: Partial<Record<MadeField, Written>>;
  /** Its unit stands in the merged cell that begins at the one before. */
  isUnder?: true;
  readonly faults: { field: MadeField; code: string }[];
};

/**
 * A roster of some people with every kind of mess and fault, and the answer that goes with it, made together. `merges`: those of a
 * unit may stand together beside one merged cell, as only a workbook can have it.
 */
export function madeRoster(seed: number, people: number, merges = false): MadeRoster {
  const chance = dice(seed);
  const layout = madeLayout(chance);
  const drafts = Array.from({ length: people }, (_, at) => draftOf(madePerson(at, chance), layout, chance));
  repeat(drafts, layout, chance);
  const unitAt = layout.columns.findIndex(column => column.field === 'unit');
  const groups = !(merges && unitAt !== -1 && chance.chance(0.4));
  if (!groups) mergeUnits(drafts);
  const merged: { column: number; from: number; until: number }[] = [];
  const rows = [...layout.above];
  const key: MadeKey = { problems: [], people: [] };
  for (const [at, draft] of drafts.entries()) {
    rows.push(...layout.between(at, chance, groups));
    rows.push({ cells: cellsOf(draft, layout, at) });
    tell(key, draft, layout, rows.length, at);
    const last = merged.at(-1);
    if (draft.isUnder && last) last.until = rows.length;
    else merged.push({ column: unitAt, from: rows.length, until: rows.length });
  }
  rows.push(...layout.below);
  return { rows, layout, key, merged: merged.filter(each => each.until > each.from) };
}

function mergeUnits(drafts: Draft[]): void {
  const wrong = (draft: Draft) => draft.faults.some(fault => fault.field === 'unit');
  drafts.sort((a, b) => (a.person.unit < b.person.unit ? -1 : a.person.unit > b.person.unit ? 1 : 0));
  for (const [at, draft] of drafts.entries()) {
    const before = drafts[at - 1];
    if (!before || before.person.unit !== draft.person.unit || wrong(before) || wrong(draft)) continue;
    draft.isUnder = true;
    draft.cells.unit = null;
  }
}

function draftOf(person: MadePerson, layout: Layout, chance: Dice): Draft {
  const cells: Draft['cells'] = {};
  const faults: Draft['faults'] = [];
  for (const field of layout.fields) cells[field] = field === 'basePay' ? person.pay : person[field];
  // A card of Hong Kong, Macao or Taiwan is told from a citizen's by its kind, where there is a column for it.
  for (let messes = chance.under(5); messes > 0; messes--) {
    const field = chance.pick(layout.fields);
    const list = ways[field];
    if (list.length > 0) cells[field] = chance.pick(list)(person[field], chance, person);
  }
  if (chance.chance(0.15)) {
    const wrong = chance.pick(wrongs);
    if (layout.fields.includes(wrong.field)) {
      cells[wrong.field] = wrong.make(person, chance);
      faults.push({ field: wrong.field, code: wrong.code });
      if (wrong.field === 'documentNumber') tellPlainly(cells, person, layout);
    }
  }
  return { person, cells, faults };
}

/** What only a good identity number could fill in is written out where the number is not good. */
function tellPlainly(cells: Draft['cells'], person: MadePerson, layout: Layout): void {
  for (const field of ['sex', 'birthOn'] as const) if (layout.fields.includes(field)) cells[field] = person[field];
}

/** Some people stand there twice, or share a number with another. */
function repeat(drafts: Draft[], layout: Layout, chance: Dice): void {
  const free = chance.shuffled(drafts.filter(draft => draft.faults.length === 0));
  for (const [field, code] of [
    ['documentNumber', 'id_duplicate'],
    ['mobile', 'phone_duplicate'],
    ['number', 'number_duplicate'],
  ] as const) {
    const one = free.pop();
    const other = free.pop();
    if (!one || !other || !layout.fields.includes(field)) continue;
    other.cells[field] = chance.pick(ways[field])(one.person[field], chance, one.person);
    if (field === 'documentNumber') {
      for (const draft of [one, other]) tellPlainly(draft.cells, draft.person, layout);
      if (layout.fields.includes('documentKind')) other.cells.documentKind = one.person.documentKind;
    }
    for (const draft of [one, other]) draft.faults.push({ field, code });
  }
}

function cellsOf(draft: Draft, layout: Layout, at: number) {
  return layout.columns.map(column => {
    if (column.field === null) return cellOf(column.filler?.(at) ?? null);
    const written = draft.cells[column.field];
    return written === undefined ? emptyCell : cellOf(written);
  });
}

function tell(key: MadeKey, draft: Draft, layout: Layout, row: number, at: number): void {
  if (draft.faults.length > 0) {
    const order = (field: MadeField) => layout.columns.findIndex(column => column.field === field);
    for (const { field, code } of [...draft.faults].sort((a, b) => order(a.field) - order(b.field)))
      key.problems.push({ row, column: layout.headerOf(field), code });
    return;
  }
  const values: Record<string, string | number> = {};
  for (const column of layout.columns) {
    if (column.header === '') continue;
    if (column.field === 'basePay') values[column.key] = draft.person.pay;
    else if (column.field) values[column.key] = draft.person[column.field];
    else values[column.key] = String(column.filler?.(at) ?? '');
  }
  key.people.push({ row, values });
}
