import type { Fen } from '#kernel/money.ts';
import type { Cell } from '#platform/workbook/cell.ts';
import { cellText } from './clean-text.ts';
import type { Column } from './column.ts';
import { type Field, type FieldKey, fieldOf } from './fields.ts';
import { normaliseBankCard } from './normalise-bank-card.ts';
import { codeReader } from './normalise-code.ts';
import { normaliseDate } from './normalise-date.ts';
import { normaliseName } from './normalise-name.ts';
import { normalisePay } from './normalise-pay.ts';
import { normaliseMobile } from './normalise-phone.ts';
import { normaliseEmail, normaliseLabel, normaliseNote, normaliseNumber } from './normalise-text.ts';
import { type KnownUnit, type UnitOutcome, unitReader } from './normalise-unit.ts';
import type { Outcome } from './outcome.ts';

/** Reads the cells of one column; `item` is the code behind a label, `unit` the unit behind a name. */
export type Read = Outcome<string | Fen> & { readonly item?: string | null; readonly unit?: KnownUnit | null };
export type CellReader = (cell: Cell) => Read;

/** Aliases that people confirmed, by field: what was written → the standard label. */
export type CodeAliases = Partial<Record<FieldKey, ReadonlyMap<string, string>>>;

export type ReaderNeeds = {
  /** The units that there are; null leaves units unchecked. */
  readonly units: readonly KnownUnit[] | null;
  readonly aliases?: CodeAliases;
  /** Readers of the columns that fill custom fields; null at the others. */
  readonly custom?: readonly (CellReader | null)[];
};

const defaultLongest = 200;

/** A reader for each column, in order; null for the document number, which needs the rest of the row. */
export function readersOf(columns: readonly Column[], needs: ReaderNeeds): (CellReader | null)[] {
  const units = needs.units === null ? null : unitReader(needs.units);
  return columns.map((column, at) => {
    if (column.field === null) return needs.custom?.[at] ?? carry;
    if (fieldOf(column.field).kind === 'document-number') return null;
    return readerOf(column.field, column, units, needs.aliases ?? {});
  });
}

/** A column that the import does not know: its text goes along as it is. */
const carry: CellReader = cell => ({ value: cell.kind === 'empty' ? null : cellText(cell).trim() || null });

function readerOf(
  key: FieldKey,
  column: Column,
  units: ((text: string) => UnitOutcome) | null,
  aliases: CodeAliases,
): CellReader {
  const field: Field = fieldOf(key);
  const longest = field.longest ?? defaultLongest;
  switch (field.kind) {
    case 'name':
      return limited(normaliseName, longest);
    case 'number':
      return cell => normaliseNumber(cell, longest);
    case 'note':
      return cell => normaliseNote(cell, longest);
    case 'date':
      return cell => normaliseDate(cell);
    case 'may-date':
      return cell => normaliseDate(cell, 'may');
    case 'open-date':
      return cell => normaliseDate(cell, 'open');
    case 'loose-date':
      return cell => {
        const found = normaliseDate(cell, 'open');
        return 'value' in found ? found : normaliseLabel(cell, longest);
      };
    case 'mobile': {
      const landline = !/手机|移动|mobile|cell/i.test(column.header);
      return cell => normaliseMobile(cell, { landline, optional: false });
    }
    case 'other-phone':
      return cell => normaliseMobile(cell, { landline: true, optional: true });
    case 'email':
      return normaliseEmail;
    case 'pay':
      return cell => normalisePay(cell, column.unit);
    case 'bank-card':
      return normaliseBankCard;
    case 'unit':
      return units ? cell => units(cellText(cell)) : cell => normaliseLabel(cell, longest);
    case 'sex':
      return sexReader(aliases[key]);
    case 'document-kind': {
      const read = codeReader('identity-document', 'document_kind_unknown', field.label, withAliases(aliases[key]));
      return cell => read(cellText(cell));
    }
    case 'code': {
      if (!field.set || !field.unknown) throw new Error(`field ${key} names no code set`);
      // Of these, 无 is only an answer where having none is usual; 学历 “无” is asked about.
      const read = codeReader(field.set, field.unknown, field.label, {
        ...withAliases(aliases[key]),
        optional: key !== 'education',
      });
      return cell => read(cellText(cell));
    }
    default:
      return remembering(cell => normaliseLabel(cell, longest));
  }
}

const mostRemembered = 5_000;

/** Columns of labels repeat themselves. */
function remembering(read: CellReader): CellReader {
  const remembered = new Map<string, Read>();
  return cell => {
    if (cell.kind !== 'text') return read(cell);
    const before = remembered.get(cell.text);
    if (before) return before;
    const made = read(cell);
    if (remembered.size < mostRemembered) remembered.set(cell.text, made);
    return made;
  };
}

function withAliases(aliases: ReadonlyMap<string, string> | undefined): { aliases?: ReadonlyMap<string, string> } {
  return aliases ? { aliases } : {};
}

function limited(read: (cell: Cell) => Outcome<string>, longest: number): CellReader {
  return cell => {
    const found = read(cell);
    if (!('value' in found) || found.value === null || found.value.length <= longest) return found;
    return { code: 'value_too_long', why: `有 ${found.value.length} 个字，最多 ${longest} 个字，请缩短` };
  };
}

/** 未知 and 未说明 of the standard say nothing, so that the identity number may. */
function sexReader(aliases: ReadonlyMap<string, string> | undefined): CellReader {
  const read = codeReader('sex', 'sex_unknown', '性别', withAliases(aliases));
  return cell => {
    const found = read(cellText(cell));
    return 'value' in found && (found.item === '0' || found.item === '9') ? { value: null, item: null } : found;
  };
}
