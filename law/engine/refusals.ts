import { defineRefusals } from '#kernel/refusal.ts';

/** What the law engine turns down. Faults of a pack itself are told by `checkPack` and never reach a user. */
export const refuse = defineRefusals('law', {
  'no-value': {
    status: 422,
    zh: '参数「{path}」在 {day} 没有值：{why}。请补录该日起的数值和依据，或换一个日期。',
    en: 'The parameter {path} has no value on {day}: {why}.',
  },
  'no-parameter': { status: 404, zh: '没有参数「{path}」，请检查路径。', en: 'There is no parameter {path}.' },
  'no-formula': {
    status: 422,
    zh: '公式「{formula}」在 {day} 还没有规定，请换一个日期。',
    en: 'The formula {formula} has no version on {day}.',
  },
  'topic-unknown': {
    status: 400,
    zh: '没有主题「{topic}」。用 renshi law explain 可列出全部主题。',
    en: 'There is no topic {topic}.',
  },
  'field-unknown': {
    status: 400,
    zh: '主题「{topic}」没有字段「{field}」，请检查字段名。',
    en: 'The topic {topic} has no field {field}.',
  },
  'field-missing': { status: 400, zh: '缺少字段「{field}」，请填写。', en: 'The field {field} is missing.' },
  'field-invalid': {
    status: 400,
    zh: '字段「{field}」不正确：{why}。',
    en: 'The field {field} is not valid: {reason}.',
  },
});
