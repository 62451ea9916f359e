import { type Cell, emptyCell, type SheetRow, textCell } from '#platform/workbook/cell.ts';

export type Written = string | number | null | Cell;

/** For tests: sheet rows from what is written in them, numbered from 1. */
export function sheetOf(rows: readonly (readonly Written[])[]): SheetRow[] {
  return rows.map((cells, i) => ({ row: i + 1, cells: cells.map(cellOf) }));
}

export function cellOf(written: Written): Cell {
  if (written === null) return emptyCell;
  if (typeof written === 'string') return textCell(written);
  return typeof written === 'number' ? { kind: 'number', text: String(written), number: written } : written;
}
