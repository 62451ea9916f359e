import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('import', {
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
  'has-faults': {
    status: 409,
    zh: '有 {refused} 行存在问题，按“全部没有问题才导入”没有写入任何人。请改正后再导入，或选择只导入没有问题的行。',
    en: '{refused} rows have faults; nothing was written.',
  },
  nothing: { status: 409, zh: '没有可以新建的人。', en: 'There is nobody to create.' },
  touched: {
    status: 409,
    zh: '导入之后有 {count} 人的档案又有变动（{names}），整体撤销会抹去这些变动，因此没有撤销。请先处理这些人。',
    en: '{count} of the persons were changed since; nothing was undone.',
  },
  usage: { status: 400, zh: '{why}。', en: '{why}' },
  units: { status: 422, zh: '单位文件无法读取：{why}', en: 'The units file cannot be read: {why}' },
});
