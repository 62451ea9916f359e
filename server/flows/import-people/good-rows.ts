import type { CheckedRow } from './rules/row-in-making.ts';
import { checkedOf, type Kept } from './staged-row.ts';

type Packed = Omit<Kept, 'cells'> & { readonly row: number; readonly isNew: boolean };

/**
 * Holds rows until the whole file is known, as bytes: as objects 100,000 of them would weigh several hundred MB, since a text cut
 * out of a workbook keeps the piece that it was cut from.
 */
export class GoodRows {
  readonly #packs: Buffer[] = [];

  add(rows: readonly { readonly checked: CheckedRow; readonly isNew: boolean }[]): void {
    const lines = rows.map(({ checked: { row, values, codes, unit }, isNew }) => {
      const packed: Packed = { row, isNew, values, codes, unit: unit && { id: unit.id ?? null, name: unit.name } };
      return JSON.stringify(packed);
    });
    if (lines.length > 0) this.#packs.push(Buffer.from(lines.join('\n')));
  }

  /** In the order of the sheet, without those that turned out to be refused. */
  *rows(refused: ReadonlySet<number>): Generator<{ readonly checked: CheckedRow; readonly isNew: boolean }> {
    for (const pack of this.#packs) {
      for (const line of pack.toString('utf8').split('\n')) {
        const packed = JSON.parse(line) as Packed;
        if (refused.has(packed.row)) continue;
        yield { checked: checkedOf(packed.row, { ...packed, cells: [] }), isNew: packed.isNew };
      }
    }
  }
}
