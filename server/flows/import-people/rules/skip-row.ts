import { type Cell, emptyCell, type SheetRow } from '#platform/workbook/cell.ts';
import { isBlankMark, tidyLabel } from './clean-text.ts';
import type { Column } from './column.ts';
import { foldHeader } from './fold-header.ts';
import { matchHeader } from './match-header.ts';

const sums = /^.{0,20}?(?:合计|总计|小计|共计|累计|总人数|总数)(?:人数|金额)?(?:[:：(（\d].*)?$/;
const notes =
  /^(?:制表|填表|编制|制作|审核|复核|审批|批准|负责人|经办|打印|填报|核对|统计|主管|单位负责人|部门负责人|总经理|人力资源部?|日期)[人者]?(?:签[名字章])?[:：]|^(?:说明|备注|注|注意|填表说明|填写说明|填报日期|制表日期|制表时间|打印日期|打印时间|导出时间|导出日期|截止日期|日期|单位)[:：]|^共 ?\d+ ?[人条行名]|^(?:以上|以下|--+|==+)|^(?:示例|样例|范例|例[:：])|^第 ?\d+ ?页|^[*※]? ?(?:请|注意|提示|说明)/;
/** How a column is to be filled in, or what a program calls it: emp_no, hireDate. */
const instructions =
  /必填|选填|可选|格式|下拉|填写|文本|例如|示例|如[:：]|不能为空|yyyy|YYYY|^(?:数字|数值|日期|字符串?|整数|单选|多选|[Ss]tring|[Tt]ext|[Nn]umber|[Dd]ate)$|^[a-z]+(?:_[a-z0-9]+)+$|^[a-z]+[A-Z][A-Za-z]+$/;
const example = /示例|样例|范例|^[(（]?例[)）]?$/;

export type RowKind = 'data' | 'empty' | 'repeated-header' | 'note';

/**
 * Tells what a row below the header is: people are in the data rows only. `isUnit` knows the heading of a group (研发中心) by its being
 * the only text of its row.
 */
export function rowKinds(columns: readonly Column[], isUnit?: (text: string) => boolean): (row: SheetRow) => RowKind {
  const sure = columns.filter(({ field }) => field === 'sex' || field === 'documentNumber' || field === 'mobile');
  const marked = columns.filter(({ ordinal, field }) => ordinal || field === 'name');
  return row => {
    // One sure sign is enough for almost every row; only what is left is looked at closely.
    for (const column of sure) {
      const cell = row.cells[column.index];
      if (cell !== undefined && isStrong(column, cell)) return isExample(row, marked) ? 'note' : 'data';
    }
    return lookClosely(row, columns, marked, isUnit);
  };
}

type Filled = { readonly column: Column; readonly cell: Cell; readonly text: string };

function lookClosely(
  row: SheetRow,
  columns: readonly Column[],
  marked: readonly Column[],
  isUnit?: (text: string) => boolean,
): RowKind {
  const filled: Filled[] = [];
  for (const column of columns) {
    const cell = row.cells[column.index] ?? emptyCell;
    const text = tidyLabel(cell.text);
    // Formulas drawn down below the last person find nothing and make nobody, nor do numbers of rows.
    if (isBlankMark(text) || isEmptyResult(cell) || (column.ordinal && /^\d+$/.test(text))) continue;
    filled.push({ column, cell, text });
  }
  // What a row is about may stand in front of the first column that has a header.
  const opening = tidyLabel(row.cells.find(cell => cell.text.trim() !== '')?.text ?? '');
  if (filled.length === 0) return notes.test(opening) ? 'note' : 'empty';
  const asHeader = filled.filter(({ column, text }) => text.length < 20 && saysHeader(text, column));
  if (asHeader.length >= 2 && asHeader.length * 2 >= filled.length) return 'repeated-header';
  const asInstruction = filled.filter(({ text }) => text.length < 60 && instructions.test(text));
  if (asInstruction.length >= 2 && asInstruction.length * 2 >= filled.length) return 'note';
  if (isSum(opening) || filled.some(each => titles.has(each.column.field ?? '') && isSum(each.text))) return 'note';
  if (filled.length <= 6 && (notes.test(opening) || isExample(row, marked))) return 'note';
  // A remark beside the table, or below it in one cell, tells of nobody.
  const told = filled.filter(({ column }) => column.field !== null && column.field !== 'note');
  const [only] = told;
  return !only || (filled.length === 1 && isHeading(only, isUnit)) ? 'note' : 'data';
}

function isEmptyResult({ kind, text, formula }: Cell): boolean {
  return formula === true && (kind === 'error' || text === '0' || text === 'FALSE');
}

/** The header itself, or another word for it: 姓名 above, Name below. */
function saysHeader(text: string, column: Column): boolean {
  if (foldHeader(text) === foldHeader(column.header)) return true;
  return column.field !== null && matchHeader(text)?.field === column.field;
}

/** Where the word for a sum stands. */
const titles: ReadonlySet<string> = new Set(['number', 'name', 'unit', 'unit1', 'unit2', 'unit3', 'unit4']);

function isSum(text: string): boolean {
  return sums.test(text.replace(/ /g, ''));
}

/** The only text of a row that is no name and no number of anybody. */
function isHeading({ column, text }: Filled, isUnit?: (text: string) => boolean): boolean {
  switch (column.field) {
    case 'name':
      return isUnit?.(text) ?? false;
    case 'number':
      return /\p{Script=Han}{2}/u.test(text) && !/\d{2,}$/.test(text);
    case 'documentNumber':
    case 'mobile':
      // A date in the corner is no number of anybody.
      return !/\d{6}|[A-Za-z]\d{5}/.test(text);
    default:
      return true;
  }
}

/** Something that only a person's row has. */
function isStrong(column: Column, cell: Cell): boolean {
  if (column.field === 'sex') return cell.text === '男' || cell.text === '女';
  // Sums and years have fewer digits.
  return cell.text.length >= 9 && /\d{9}/.test(cell.text);
}

/** A row that a template shows as an example says so in the number of the row or beside the name. */
function isExample(row: SheetRow, marked: readonly Column[]): boolean {
  for (const column of marked) {
    const cell = row.cells[column.index];
    if (cell?.kind !== 'text' || (!column.ordinal && cell.text.length < 4)) continue;
    if (example.test(cell.text)) return true;
  }
  return false;
}
