import { expressionFault } from './expression.ts';
import { expressionNames } from './expression-names.ts';
import {
  type FormColumn,
  type FormDefinition,
  type FormField,
  fieldsOf,
  formLimits,
  prefillNames,
} from './form-definition.ts';
import { codesIn } from './form-formula.ts';
import { readValue } from './form-value.ts';

/** What is wrong with a definition, and where: a JSON pointer into it; `at` is a place in an expression's text, from 0. */
export type DefinitionIssue = {
  readonly path: string;
  readonly code: string;
  readonly zh: string;
  readonly at?: number;
};

/** Names that mean something else in expressions, or in the language below them. */
const reserved = new Set(
  (
    'data me subject row true false null in as break const continue else for function if import let loop package namespace return var ' +
    'void while has size type int uint double string bool bytes list map dyn timestamp duration constructor prototype'
  ).split(' '),
);

/** Never throws. A definition without issues can be put in force. */
export function checkDefinition(definition: FormDefinition): DefinitionIssue[] {
  const issues: DefinitionIssue[] = [];
  const add = (path: string, code: string, zh: string, at?: number) =>
    issues.push({ path, code, zh, ...(at === undefined ? {} : { at }) });
  const fields = fieldsOf(definition);
  if (fields.length === 0) add('', 'form.empty', '表单还没有任何字段。');
  if (fields.length > formLimits.fields)
    add('', 'form.too-big', `最多 ${formLimits.fields} 个字段，现有 ${fields.length} 个。`);
  const codes = new Set(fields.filter(each => each.kind !== 'note').map(each => each.code));
  const seen = new Set<string>();
  definition.sections.forEach((section, s) => {
    const at = `/sections/${s}`;
    if (section.visible !== undefined) checkCel(section.visible, `${at}/visible`, codes, null, add);
    section.fields.forEach((field, f) => {
      const place = `${at}/fields/${f}`;
      checkCode(field, place, seen, add);
      checkField(field, place, codes, null, add);
      if (field.kind === 'table') checkColumns(field, place, codes, add);
    });
  });
  issues.push(...circles(definition));
  return issues;
}

type Add = (path: string, code: string, zh: string, at?: number) => void;

function checkCode(field: FormField | FormColumn, place: string, seen: Set<string>, add: Add): void {
  const { code } = field;
  if (!/^[a-z][A-Za-z0-9_]{0,39}$/.test(code))
    add(`${place}/code`, 'form.code', `编码“${code}”应以小写字母开头，只含字母、数字和下划线。`);
  else if (reserved.has(code)) add(`${place}/code`, 'form.code-reserved', `编码“${code}”是公式里的保留字，请换一个。`);
  if (seen.has(code)) add(`${place}/code`, 'form.code-taken', `编码“${code}”重复，每个字段的编码要不同。`);
  seen.add(code);
}

function checkColumns(field: FormField, place: string, codes: ReadonlySet<string>, add: Add): void {
  const columns = field.columns ?? [];
  if (columns.length === 0) add(`${place}/columns`, 'form.no-columns', `表格“${field.label}”还没有列。`);
  if (columns.length > formLimits.columns)
    add(`${place}/columns`, 'form.too-big', `一个表格最多 ${formLimits.columns} 列，现有 ${columns.length} 列。`);
  const seen = new Set<string>();
  const own = new Set(columns.map(each => each.code));
  columns.forEach((column, c) => {
    checkCode(column, `${place}/columns/${c}`, seen, add);
    checkField(column, `${place}/columns/${c}`, codes, own, add);
  });
}

const sealable: ReadonlySet<string> = new Set(['text', 'paragraph', 'phone', 'identity']);

function checkField(
  field: FormField | FormColumn,
  place: string,
  codes: ReadonlySet<string>,
  row: ReadonlySet<string> | null,
  add: Add,
): void {
  const name = field.label || field.code;
  if (field.label.trim() === '' && field.kind !== 'note')
    add(`${place}/label`, 'form.no-label', `字段“${field.code}”还没有名称。`);
  if ('sensitive' in field && field.sensitive && !sealable.has(field.kind))
    add(`${place}/sensitive`, 'form.sensitive', `“${name}”不能加密保存，只有文字、手机号和身份证号可以。`);
  if (field.kind === 'choice' && !field.from) checkOptions(field, place, add);
  if (field.min !== undefined && field.max !== undefined && field.min > field.max)
    add(`${place}/min`, 'form.bounds', `“${name}”的下限大于上限。`);
  if (field.shortest !== undefined && field.longest !== undefined && field.shortest > field.longest)
    add(`${place}/shortest`, 'form.bounds', `“${name}”的最少字数大于最多字数。`);
  const celOf: Array<[string, string | undefined]> = [
    ['visible', field.visible],
    ['required', typeof field.required === 'string' ? field.required : undefined],
    ['sensitive', 'sensitive' in field && typeof field.sensitive === 'string' ? field.sensitive : undefined],
    ['default/cel', field.default && 'cel' in field.default ? field.default.cel : undefined],
    ...(field.checks ?? []).map((check, i): [string, string] => [`checks/${i}/cel`, check.cel]),
  ];
  for (const [what, cel] of celOf) if (cel !== undefined) checkCel(cel, `${place}/${what}`, codes, row, add);
  if (field.default && 'value' in field.default && field.kind !== 'table') {
    const read = readValue(field, field.default.value);
    if ('fault' in read) add(`${place}/default/value`, 'form.default', `“${name}”的默认值不合要求：${read.fault}。`);
  }
}

function checkOptions(field: FormField | FormColumn, place: string, add: Add): void {
  const options = field.options ?? [];
  if (options.length === 0) add(`${place}/options`, 'form.no-options', `“${field.label || field.code}”还没有选项。`);
  const seen = new Set<string>();
  options.forEach(({ value }, i) => {
    if (seen.has(value)) add(`${place}/options/${i}/value`, 'form.option-taken', `选项“${value}”重复。`);
    seen.add(value);
  });
}

function checkCel(
  cel: string,
  place: string,
  codes: ReadonlySet<string>,
  row: ReadonlySet<string> | null,
  add: Add,
): void {
  const fault = expressionFault(cel);
  if (fault) {
    const where = fault.at === undefined ? '' : `（第 ${fault.at + 1} 个字符处）`;
    add(place, 'form.expression', `公式读不懂${where}：${fault.message}`, fault.at);
    return;
  }
  const { names, calls, nesting } = expressionNames(cel);
  if (calls.has('matches')) add(place, 'form.expression', '公式里不能用 matches：正则表达式可能让检查卡住。');
  if (nesting > 2) add(place, 'form.expression', '公式里最多嵌套两层逐项计算（all、exists、map、filter）。');
  for (const { path, at } of names) {
    const told = unknownIn(path.split('.'), codes, row);
    if (told) add(place, 'form.name-unknown', told, at);
  }
}

/** A sentence where a name means nothing. */
function unknownIn(
  [first = '', second, third]: string[],
  codes: ReadonlySet<string>,
  row: ReadonlySet<string> | null,
): string | null {
  if (first === 'data')
    return second === undefined
      ? '请写明是 data 里的哪个字段，如 data.days。'
      : codes.has(second)
        ? null
        : `没有编码为“${second}”的字段。`;
  if (first === 'me' || first === 'subject')
    return second === undefined || !Object.hasOwn(prefillNames, second) || third !== undefined
      ? `没有“${[first, second].filter(Boolean).join('.')}”，可用的有：${Object.keys(prefillNames).join('、')}。`
      : null;
  if (first === 'row') {
    if (row === null) return 'row 只能用在表格的列里。';
    return second !== undefined && row.has(second) ? null : `这个表格没有编码为“${second ?? ''}”的列。`;
  }
  return codes.has(first) ? null : `没有编码为“${first}”的字段。`;
}

/** Fields whose being shown, or whose default, in the end depends on itself. */
function circles(definition: FormDefinition): DefinitionIssue[] {
  const issues: DefinitionIssue[] = [];
  for (const what of ['visible', 'default'] as const) {
    const reads = new Map<string, Set<string>>();
    const places = new Map<string, { path: string; label: string }>();
    for (const [s, section] of definition.sections.entries())
      for (const [f, field] of section.fields.entries()) {
        const cels =
          what === 'visible'
            ? [section.visible, field.visible]
            : [field.default && 'cel' in field.default ? field.default.cel : undefined];
        reads.set(field.code, new Set(cels.flatMap(cel => (cel === undefined ? [] : [...codesIn(cel)]))));
        places.set(field.code, {
          path: `/sections/${s}/fields/${f}/${what === 'visible' ? 'visible' : 'default/cel'}`,
          label: field.label || field.code,
        });
      }
    for (const [code, { path, label }] of places)
      if (reaches(reads, code))
        issues.push({
          path,
          code: 'form.circle',
          zh: `“${label}”的${what === 'visible' ? '显示条件' : '默认值'}绕了一圈又取决于自己。`,
        });
  }
  return issues;
}

function reaches(reads: ReadonlyMap<string, ReadonlySet<string>>, code: string): boolean {
  const seen = new Set<string>();
  const open = [...(reads.get(code) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === code) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(reads.get(next) ?? []));
  }
  return false;
}
