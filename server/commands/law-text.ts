import type { Field, Fields } from '#law/engine/field.ts';
import { type Dated, doubtful } from '#law/engine/parameter.ts';
import type { Answer } from '#law/engine/topic.ts';
import { type Language, sourceText, statusNames } from '#law/engine/unfold-text.ts';
import { parameterText } from '#law/engine/value-text.ts';
import { answerNames } from '#modules/law/index.ts';

/** A value with its day, source and how sure it is, in one line. */
export function datedText(dated: Dated | null, language: Language, isLocal = false): string {
  const isChinese = language === 'zh';
  if (!dated) return isChinese ? '（没有数值）' : '(no value)';
  const none = isChinese ? '（无数值）' : '(no value)';
  const value = dated.value === null ? none : parameterText(dated.value, language);
  const about = [
    isChinese ? `自 ${dated.from}` : `from ${dated.from}`,
    sourceText(dated.source),
    `${doubtful.has(dated.status) ? '⚠ ' : ''}${statusNames[dated.status][language]}`,
    ...(dated.value === null && dated.note ? [dated.note] : []),
    ...(isLocal ? [isChinese ? '本单位补录' : 'local'] : []),
  ];
  return isChinese ? `${value}  ［${about.join('；')}］` : `${value}  [${about.join('; ')}]`;
}

const kindNames: Readonly<Record<Field<unknown>['kind'], string>> = {
  money: '金额',
  ratio: '小数',
  whole: '整数',
  day: '日期 YYYY-MM-DD',
  month: '月份 YYYY-MM',
  choice: '选项',
  'yes-no': 'true/false',
  text: '文字',
  group: '一组',
  list: '列表',
  table: '按名称列出',
};

/** The fields of an input, those within a group or a list indented below it. */
export function fieldLines(fields: Fields, language: Language, depth = 0): string[] {
  const isChinese = language === 'zh';
  return Object.entries(fields).flatMap(([name, { kind, zh, isOptional, choices, fields: inner }]) => {
    const about = [
      ...(isChinese ? [zh] : []),
      isChinese ? kindNames[kind] : kind,
      ...(choices ? [choices.join(' | ')] : []),
      ...(isOptional ? [isChinese ? '可省略' : 'optional'] : []),
    ];
    return [`${'  '.repeat(depth)}${name}  ${about.join('  ')}`, ...fieldLines(inner ?? {}, language, depth + 1)];
  });
}

/** An answer with the Chinese names of its fields beside them. */
export function answerLines(answer: Answer, language: Language, depth = 1): string[] {
  return Object.entries(answer).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const known = language === 'zh' ? answerNames[name] : undefined;
    const head = `${'  '.repeat(depth)}${name}${known ? `  ${known}` : ''}`;
    if (typeof value === 'object' && value !== null) return [head, ...answerLines(value, language, depth + 1)];
    return [`${head}  ${value === null ? '—' : value}`];
  });
}
