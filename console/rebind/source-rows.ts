import { type PhoneSourceCode, phoneSourceCodes, phoneSources } from '#contract/phone-binding.ts';

/** A line as it is typed; `source` is not asked for where social-security numbers are entered. */
export type SourceRow = {
  readonly key: number;
  readonly source: PhoneSourceCode | '';
  readonly personNumber: string;
  readonly value: string;
  readonly statedOn: string;
};
export type SourceKind = 'phone' | 'social';

/** What a department enters by hand; the archive's own section is read where it stands. */
export const enteredSources = phoneSourceCodes.filter(code => code !== 'personnel');
let next = 1;
export function blankRow(): SourceRow {
  return { key: next++, source: '', personNumber: '', value: '', statedOn: '' };
}

const heads = /^(部门|登记部门|工号|手机号|社保号|日期|登记日期)$/;

/** Rows of a table that was copied from a spreadsheet: cells by tab or comma, with or without its head. */
export function rowsIn(text: string, kind: SourceKind): SourceRow[] {
  return text
    .split(/\r?\n/)
    .map(line => line.split(/\t|[,，]/).map(cell => cell.trim()))
    .filter(cells => cells.some(cell => cell !== '') && !cells.every(cell => cell === '' || heads.test(cell)))
    .map(cells => {
      const [first = '', ...rest] = cells;
      const [personNumber = '', value = '', statedOn = ''] = kind === 'phone' ? rest : cells;
      return {
        ...blankRow(),
        source: kind === 'phone' ? sourceNamed(first) : '',
        personNumber,
        value,
        statedOn: dayIn(statedOn),
      };
    });
}

function sourceNamed(text: string): PhoneSourceCode | '' {
  return enteredSources.find(code => phoneSources[code] === text || `${phoneSources[code]}局` === text) ?? '';
}

/** 2026/9/1 and 2026年9月1日 as 2026-09-01; anything else as it is, for the reader to mend. */
function dayIn(text: string): string {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}

/** What is missing in a row, in words; empty where it can be sent. */
export function lacks(row: SourceRow, kind: SourceKind): string {
  if (kind === 'phone' && row.source === '') return '请选择部门';
  if (row.personNumber === '') return '请填写工号';
  if (row.value === '') return kind === 'phone' ? '请填写手机号' : '请填写社保号';
  if (row.statedOn !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(row.statedOn)) return '日期请写成 2026-09-01';
  return '';
}

export function isBlank(row: SourceRow): boolean {
  return row.source === '' && row.personNumber === '' && row.value === '' && row.statedOn === '';
}
