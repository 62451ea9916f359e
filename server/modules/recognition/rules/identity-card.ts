import type { ReadLine } from '#platform/recognition/page.ts';
import { fieldFrom } from './field-from.ts';
import type { Proposed } from './proposed.ts';
import { readIdentityNumber } from './read-number.ts';
import { boxOf, confidenceOf, found, part, rowsOf, type Span, spanOf } from './span.ts';

/** The front of 居民身份证. Its number vouches for birth and sex, and they for it. */
export function readIdentityFront(lines: readonly ReadLine[]): Proposed[] {
  const rows = rowsOf(lines).map(spanOf);
  const across = (pattern: RegExp, group = 1) => first(rows, row => found(row, pattern, group));
  const proposed: Proposed[] = [];
  const add = (field: string, span: Span | null, group: 'basic' | 'contact' = 'basic') => {
    if (span) proposed.push(fieldFrom(group, 0, field, span));
  };
  add('name', across(/姓名[:：]?(.+)$/));
  add('sex', across(/性别\D?([男女])/));
  add('ethnicityCode', across(/民族[:：]?(\p{Script=Han}{1,5})$/u));
  const birth = across(/(\d{4}年\d{1,2}月\d{1,2})日?/);
  add('birthOn', birth);
  const from = rows.findIndex(row => /住址/.test(row.text));
  const until = rows.findIndex(row => /公民|身份号码/.test(row.text));
  if (from >= 0) {
    const head = rows[from] as Span;
    const start = head.text.indexOf('住址') + 2;
    const rest = rows.slice(from + 1, until > from ? until : from + 3);
    const parts = [part(head, start, head.text.length), ...rest];
    add(
      'registeredAddress',
      { text: parts.map(p => p.text).join(''), characters: parts.flatMap(p => p.characters) },
      'contact',
    );
  }
  const number = across(/号码[:：]?([\dA-Za-z|]{6,})/) ?? across(/([\dA-Za-z|]{15,20})$/);
  if (number) proposed.push(...numbered(number, proposed));
  return proposed;
}

/** The number's proposal, judged by birth and sex as they were read beside it. */
export function numbered(number: Span, beside: readonly Proposed[]): Proposed[] {
  const told = (field: string) => beside.find(each => each.group === 'basic' && each.field === field);
  const birth = told('birthOn');
  const sex = told('sex')?.value;
  const read = readIdentityNumber(number.text, {
    birth: birth?.value ? birth.value.slice(0, birth.flags.includes('month-only') ? 7 : 10) : null,
    sex: sex === 'male' || sex === 'female' ? sex : null,
  });
  const common = { group: 'identity', entry: 0, box: boxOf(number) } as const;
  const confidence = confidenceOf(number);
  const flags = confidence < 0.9 && read.flags.length === 0 ? ([...read.flags, 'unsure'] as const) : read.flags;
  return [{ ...common, field: 'number', text: number.text, value: read.value, confidence, flags }];
}

/** The back: the issuing office and the days of validity. */
export function readIdentityBack(lines: readonly ReadLine[]): Proposed[] {
  const rows = rowsOf(lines).map(spanOf);
  const proposed: Proposed[] = [];
  const issuer = first(rows, row => found(row, /签发机关[:：]?(.+)$/));
  if (issuer) proposed.push(fieldFrom('identity', 0, 'issuedBy', issuer));
  const dotted = /(\d{4}[.．。·]\d{2}[.．。·]\d{2})[-—－一~至]?(\d{4}[.．。·]\d{2}[.．。·]\d{2}|长期)/;
  const from = first(rows, row => found(row, dotted, 1));
  const until = first(rows, row => found(row, dotted, 2));
  if (from) proposed.push({ ...fieldFrom('identity', 0, 'issuedOn', from), field: 'validFrom' });
  if (until)
    proposed.push(
      until.text === '长期'
        ? { ...fieldFrom('identity', 0, 'issuedBy', until), field: 'expiresOn', value: null, flags: ['without-end'] }
        : fieldFrom('identity', 0, 'expiresOn', until),
    );
  return proposed;
}

export function first<T, R>(items: readonly T[], look: (item: T) => R | null): R | null {
  for (const item of items) {
    const result = look(item);
    if (result !== null) return result;
  }
  return null;
}
