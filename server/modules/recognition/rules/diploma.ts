import type { ReadLine } from '#platform/recognition/page.ts';
import { fieldFrom } from './field-from.ts';
import { first } from './identity-card.ts';
import type { Proposed } from './proposed.ts';
import { found, rowsOf, type Span, spanOf } from './span.ts';

/** 毕业证书 or 学位证书: sentences rather than labels, read as one text in order. */
export function readDiploma(lines: readonly ReadLine[]): Proposed[] {
  const rows = rowsOf(lines);
  const whole = spanOf(rows.flat());
  const proposed: Proposed[] = [];
  const add = (group: 'basic' | 'education' | 'certificate', field: string, span: Span | null) => {
    if (span) proposed.push(fieldFrom(group, 0, field, span));
  };
  add(
    'basic',
    'name',
    found(whole, /^(?:.*(?:学生|兹有|证书))?([\p{Script=Han}·]{2,20}?)[，,、：:](?:性别)?[男女][，,]/u),
  );
  add('basic', 'sex', found(whole, /([男女])[，,]\d{4}年/));
  add('basic', 'birthOn', found(whole, /(\d{4}年\d{1,2}月\d{1,2})日[出]?生/));
  const span = /(\d{4}年\d{1,2}月)至(\d{4}年\d{1,2}月)/;
  add('education', 'startedOn', found(whole, span, 1));
  add('education', 'finishedOn', found(whole, span, 2));
  const named = first(rows.map(spanOf), row => found(row, /校名[:：]?([\p{Script=Han}()（）]{3,}?)(?:校长|院长|$)/u));
  add(
    'education',
    'school',
    named ?? found(whole, /生[，。,.]?在((?!本校|我校)\p{Script=Han}{2,20}?(?:大学|学院|学校))/u),
  );
  add(
    'education',
    'major',
    found(whole, /(?:本校|我校|本院|我院|大学|学院|学校)(?!，|。)([\p{Script=Han}()（）]{2,25}?)专业/u),
  );
  const level =
    found(whole, /(博士研究生|硕士研究生|研究生|本科|专科)(?=学习|学业|毕业|[（(])/) ??
    found(whole, /(博士研究生|硕士研究生|本科|专科)/);
  add('education', 'educationCode', level);
  add('education', 'degreeCode', found(whole, /授予\p{Script=Han}{0,6}?(学士|硕士|博士)学位/u));
  // Within its own line: the day of issue often stands beside it.
  const eachLine = rows.flat().map(line => spanOf([line]));
  add(
    'certificate',
    'number',
    first(eachLine, line => found(line, /编号[:：]?([0-9A-Za-z]{6,30})/)),
  );
  add('certificate', 'name', found(whole, /(\p{Script=Han}{0,12}(?:毕业证书|学位证书|结业证书))/u));
  return proposed;
}
