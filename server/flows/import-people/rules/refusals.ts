import { defineRefusals } from '#kernel/refusal.ts';

/** Why a workbook that can be read is no roster. */
export const refuse = defineRefusals('roster', {
  'no-header': {
    status: 422,
    zh: '没有找到表头。请确认表格前 40 行内有一行写着“姓名”“工号”“部门”这样的列名。',
    en: 'No header row was found among the first 40 rows.',
  },
  'no-name': {
    status: 422,
    zh: '表头里没有“姓名”这一列，请补上，或在导入时指定哪一列是姓名。',
    en: 'No column holds the names of people.',
  },
  'no-people': {
    status: 422,
    zh: '表头下面没有人员数据。',
    en: 'There are no people below the header.',
  },
});
