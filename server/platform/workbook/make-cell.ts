import { type Cell, textCell, type WorkbookLimits } from './cell.ts';
import { serial1900, serialToText } from './number-format.ts';
import { refuse } from './refusals.ts';
import { decodeEscapes } from './shared-strings.ts';

/** What a cell's style says of its number. */
export type CellStyle = { readonly format: string | undefined; readonly date: boolean };

export type SheetContext = {
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly epoch1904: boolean;
  readonly limits: WorkbookLimits;
};

const digits = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The cell of what stands in `v` or `is`, by the `t` of the cell. */
export function makeCell(type: string, value: string, style: number, context: SheetContext): Cell {
  switch (type) {
    case 's':
      return sharedCell(Number(value), context);
    case 'inlineStr':
      return textCell(value);
    case 'str':
      return textCell(decodeEscapes(value));
    case 'b':
      return { kind: 'boolean', text: value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { kind: 'error', text: value };
    case 'd':
      return {
        kind: 'date',
        text: value
          .trim()
          .replace('T', ' ')
          .replace(/ 00:00:00(?:\.0+)?Z?$/, ''),
      };
    default:
      return numberCell(value, style, context);
  }
}

export function sharedCell(at: number, { strings }: SheetContext): Cell {
  const text = strings[at];
  if (text === undefined) throw refuse.corrupt();
  return textCell(text);
}

export function numberCell(written: string, at: number, { styles, epoch1904 }: SheetContext): Cell {
  let text = written.trim();
  if (!digits.test(text)) throw refuse.corrupt();
  const number = Number(text);
  if (text.startsWith('+') || text.startsWith('.')) text = String(number);
  const style = styles[at];
  if (style?.format === undefined) return { kind: 'number', text, number };
  if (style.date) {
    const serial = serial1900(number, epoch1904);
    const day = serialToText(serial);
    if (day !== null) return { kind: 'date', text: day, number: serial, format: style.format };
  }
  return { kind: 'number', text, number, format: style.format };
}
