import type { FormColumn, FormData, FormField } from './form-definition.ts';
import { blankOf, isAsked, reckon, reckonYesNo, type Sight } from './form-formula.ts';
import { readValue } from './form-value.ts';

/** `path`: a JSON pointer into the data, such as /days or /items/2/amount. */
export type FormProblem = { readonly path: string; readonly code: string; readonly zh: string };

/** One row of a table as it is kept; empty where nothing was filled in. What is wrong in it is added to the problems. */
export function readRow(
  field: FormField,
  sent: FormData,
  at: number,
  sight: Sight,
  problems: FormProblem[],
): Record<string, unknown> {
  const columns = field.columns ?? [];
  const kept: Record<string, unknown> = {};
  const found: FormProblem[] = [];
  const wrong = (column: FormColumn, code: string, zh: string) =>
    found.push({ path: `/${field.code}/${at}/${column.code}`, code, zh: `第 ${at + 1} 行：${zh}` });
  for (const column of columns) {
    const read = readValue(column, Object.hasOwn(sent, column.code) ? sent[column.code] : undefined);
    if ('value' in read) kept[column.code] = read.value;
    else if ('fault' in read) wrong(column, 'form.value', `${column.label}${read.fault}。`);
  }
  // An empty row is left out, and asks for nothing.
  if (Object.keys(kept).length === 0 && found.length === 0) return kept;
  const row = rowOf(columns, kept);
  for (const column of columns) {
    if (!column.readonly || !column.default || !('cel' in column.default)) continue;
    const told = reckon(column.default.cel, sight, row);
    if ('fault' in told) wrong(column, 'form.formula', formulaSentence(column.label, told.fault));
    const read = readValue(column, 'value' in told ? told.value : undefined);
    if ('value' in read) {
      kept[column.code] = read.value;
      row[column.code] = read.value;
    } else delete kept[column.code];
  }
  for (const column of columns) {
    if (column.visible === undefined) continue;
    const told = reckonYesNo(column.visible, sight, false, row);
    if (typeof told === 'object') wrong(column, 'form.formula', formulaSentence(column.label, told.fault));
    if (told !== false) continue;
    delete kept[column.code];
    row[column.code] = blankOf(column);
    // What isn't shown is neither kept nor wrong.
    for (let i = found.length - 1; i >= 0; i--) if (found[i]?.path.endsWith(`/${column.code}`)) found.splice(i, 1);
  }
  for (const column of columns) {
    const isShown = column.visible === undefined || reckonYesNo(column.visible, sight, false, row) !== false;
    if (!isShown || found.some(each => each.path.endsWith(`/${column.code}`))) continue;
    if (kept[column.code] === undefined) {
      if (isAsked(column, sight, row)) wrong(column, 'form.required', missingSentence(column));
      continue;
    }
    for (const check of column.checks ?? []) {
      const holds = reckonYesNo(check.cel, sight, true, row);
      if (holds === false) wrong(column, 'form.check', check.message);
      else if (holds !== true) wrong(column, 'form.formula', formulaSentence(column.label, holds.fault));
    }
  }
  problems.push(...found);
  return kept;
}

function rowOf(columns: readonly FormColumn[], kept: FormData): Record<string, unknown> {
  return Object.fromEntries(columns.map(each => [each.code, kept[each.code] ?? blankOf(each)]));
}

export const missingSentence = (field: FormField | FormColumn): string => {
  if (field.kind === 'file') return `请上传${field.label}。`;
  const isChosen = ['choice', 'person', 'unit', 'date', 'dates', 'yes-no'].includes(field.kind);
  return `${isChosen ? '请选择' : '请填写'}${field.label}。`;
};

export const formulaSentence = (label: string, fault: string) =>
  `“${label}”的公式算不出结果，暂时无法提交，请联系表单的管理员。（${fault.slice(0, 200)}）`;
