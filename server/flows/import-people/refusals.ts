import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('import', {
  'custom-redrawn': {
    status: 409,
    zh: '自定义栏目{name}在校验之后有改动，没有写入。请重新校验。',
    en: 'The custom section {name} was redrawn after the check; nothing was written.',
  },
  'not-found': {
    status: 404,
    zh: '找不到这次导入，可能已被删除，或不是您上传的。',
    en: 'There is no such import, or it is not yours.',
  },
  state: {
    status: 409,
    zh: '这次导入现在是“{state}”，不能这样做。',
    en: 'The import is {code}; this cannot be done now.',
  },
  'not-checked': {
    status: 409,
    zh: '还没有校验，请先校验。',
    en: 'The import has not been checked yet.',
  },
  'field-unknown': { status: 422, zh: '没有“{name}”这个字段。', en: 'There is no field {name}.' },
  'field-twice': {
    status: 422,
    zh: '“{label}”对应了不止一列，请只保留一列。',
    en: 'The field {label} is given to more than one column.',
  },
  'column-unknown': { status: 422, zh: '文件里没有列“{column}”。', en: 'The file has no column {column}.' },
  'row-unknown': { status: 404, zh: '第 {row} 行不在这次导入里。', en: 'Row {row} is not part of the import.' },
  'unit-unknown': { status: 422, zh: '没有这个单位，或它今天已不存在。', en: 'There is no such unit today.' },
  'code-set-unknown': { status: 422, zh: '没有“{set}”这个代码表。', en: 'There is no code set {set}.' },
  'code-unknown': { status: 422, zh: '{label}里没有这个代码，请重新选择。', en: 'The set has no such code.' },
  'code-is-standard': {
    status: 409,
    zh: '“{text}”本来就是“{standard}”，不能另作别的含义。',
    en: '{text} is {standard} already.',
  },
  'alias-empty': { status: 422, zh: '写法里没有文字。', en: 'The text has nothing to remember.' },
  'alias-not-found': { status: 404, zh: '找不到这个别名，可能已被删除。', en: 'There is no such alias.' },
  'has-faults': {
    status: 409,
    zh: '有 {refused} 行存在问题，按“全部没有问题才导入”没有写入任何人。请改正后再导入，或选择只导入没有问题的行。',
    en: '{refused} rows have faults; nothing was written.',
  },
  'day-invalid': { status: 422, zh: '“{text}”不是存在的日期。', en: '{text} is no day.' },
  'update-refused': {
    status: 409,
    zh: '第 {row} 行不能更新：{why}。没有写入任何内容；请改正这一行，或不选择更新。',
    en: 'Row {row} cannot be used for an update: {why}. Nothing was written.',
  },
  nothing: { status: 409, zh: '没有可以新建或更新的人。', en: 'There is nobody to create or update.' },
  touched: {
    status: 409,
    zh: '导入之后有 {count} 人的档案又有变动（{names}），整体撤销会抹去这些变动，因此没有撤销。请先处理这些人。',
    en: '{count} of the persons were changed since; nothing was undone.',
  },
  usage: { status: 400, zh: '{why}。', en: '{why}' },
  units: { status: 422, zh: '单位文件无法读取：{why}', en: 'The units file cannot be read: {why}' },
});
