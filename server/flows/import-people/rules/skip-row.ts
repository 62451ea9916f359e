import { type Cell, emptyCell, type SheetRow } from '#platform/workbook/cell.ts';
import { tidyLabel } from './clean-text.ts';
import { foldHeader } from './fields.ts';
import type { Column } from './find-header.ts';

const sums = /^(?:本页|本部门|部门|人数|金额|全部)?(?:合计|总计|小计|共计|累计|合计人数|总人数|总数)(?:[:：(（\d].*)?$/;
const notes =
  /^(?:制表|填表|编制|制作|审核|复核|审批|批准|负责人|经办|打印|填报|核对|统计|主管|单位负责人)[人者]?(?:签[名字章])?[:：]|^(?:说明|备注|注|注意|填表说明|填写说明|填报日期|制表日期|制表时间|打印时间|导出时间|日期|单位)[:：]|^共 ?\d+ ?[人条行]|^(?:以上|以下|--+|==+)|^(?:示例|样例|范例|例[:：])|^第 ?\d+ ?页/;
const instructions = /必填|选填|可选|格式|下拉|填写|文本|例如|示例|如[:：]|不能为空|yyyy/i;

export type RowKind = 'data' | 'empty' | 'repeated-header' | 'note';

/** What a row below the header is: people are in the data rows only. */
export function rowKind(row: SheetRow, columns: readonly Column[]): RowKind {
  // One sure sign is enough for almost every row; only what is left is looked at closely.
  for (const column of columns) if (isStrong(column, row.cells[column.index] ?? emptyCell)) return 'data';
  let filled = 0;
  let asHeader = 0;
  let asInstruction = 0;
  let first = '';
  for (const column of columns) {
    const cell = row.cells[column.index] ?? emptyCell;
    if (column.ordinal && !/[^\d\s]/.test(cell.text)) continue;
    const text = cell.text.trim();
    if (text === '') continue;
    filled++;
    if (first === '') first = text;
    if (text === column.header || (text.length < 20 && foldHeader(text) === foldHeader(column.header))) asHeader++;
    if (cell.kind === 'text' && text.length < 60 && instructions.test(text)) asInstruction++;
  }
  if (filled === 0) return row.cells.some(cell => notes.test(tidyLabel(cell.text))) ? 'note' : 'empty';
  if (asHeader >= 2 && asHeader * 2 >= filled) return 'repeated-header';
  if (asInstruction >= 2 && asInstruction * 2 >= filled) return 'note';
  if (sums.test(tidyLabel(first).replace(/ /g, ''))) return 'note';
  return filled <= 6 && notes.test(tidyLabel(first)) ? 'note' : 'data';
}

/** Something that only a person's row has. */
function isStrong(column: Column, cell: Cell): boolean {
  switch (column.field) {
    case 'documentNumber':
    case 'mobile':
      return /\d{6}/.test(cell.text);
    case 'hiredOn':
    case 'birthOn':
      return cell.kind === 'date' || /\d{4}.*\d/.test(cell.text);
    case 'sex':
      return cell.text.length < 4 && /[男女]/.test(cell.text);
    default:
      return false;
  }
}
