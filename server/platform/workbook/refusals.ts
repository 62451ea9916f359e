import { defineRefusals } from '#kernel/refusal.ts';

/** Why a file cannot be read as a workbook, in the words of the person who chose it. */
export const refuse = defineRefusals('workbook', {
  empty: {
    status: 422,
    zh: '这个文件是空的，没有任何内容。请检查是否选错了文件。',
    en: 'The file is empty.',
  },
  'too-large': {
    status: 413,
    zh: '文件有 {megabytes} MB，超过了 {limit} MB 的上限。请删去图片等无关内容，或拆成几个文件再导入。',
    en: 'The file is {megabytes} MB; at most {limit} MB is taken.',
  },
  'not-a-spreadsheet': {
    status: 415,
    zh: '这个文件是{kind}，不是表格。请另存为 .xlsx 或 .csv 后再导入。',
    en: 'The file is not a spreadsheet ({kind}).',
  },
  'other-format': {
    status: 415,
    zh: '这个文件是{kind}，暂不能直接读取。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再导入。',
    en: 'The file is of a spreadsheet format that is not read here ({kind}); save it as .xlsx.',
  },
  'password-protected': {
    status: 422,
    zh: '这个工作簿设有打开密码，无法读取。请在 Excel 或 WPS 中取消密码后另存，再导入。',
    en: 'The workbook is protected by a password; remove it and save again.',
  },
  macros: {
    status: 422,
    zh: '这个工作簿含有宏（程序），为安全起见不能导入。请另存为不含宏的“Excel 工作簿（.xlsx）”后再导入。',
    en: 'The workbook contains macros; save it as .xlsx without them.',
  },
  corrupt: {
    status: 422,
    zh: '这个工作簿已损坏或没有传完整，无法读取。请用 Excel 或 WPS 打开确认后另存，再导入。',
    en: 'The workbook is damaged or incomplete.',
  },
  bomb: {
    status: 422,
    zh: '这个文件解压后过于庞大（超过 {limit} MB），不像正常的工作簿，已停止读取。请把数据复制到新建的工作簿后再导入。',
    en: 'The file inflates beyond {limit} MB and was not read.',
  },
  'no-sheet': {
    status: 422,
    zh: '这个工作簿里没有可读的工作表（隐藏的工作表不会读取）。',
    en: 'The workbook has no visible sheet.',
  },
  'sheet-unknown': {
    status: 422,
    zh: '这个工作簿里没有名为“{sheet}”的工作表。',
    en: 'The workbook has no sheet named {sheet}.',
  },
  'no-data': {
    status: 422,
    zh: '这个工作簿是空的，没有任何数据。',
    en: 'The workbook has no data.',
  },
  'too-many-columns': {
    status: 422,
    zh: '第 {row} 行有 {columns} 列，超过了 {limit} 列的上限。请只保留需要导入的列。',
    en: 'Row {row} has {columns} columns; at most {limit} are taken.',
  },
  'too-many-rows': {
    status: 422,
    zh: '表中的数据超过了 {limit} 行的上限。请拆成几个文件分别导入。',
    en: 'The sheet has more than {limit} rows.',
  },
  'csv-broken': {
    status: 422,
    zh: 'CSV 文件第 {row} 行附近的引号不成对，无法继续读取。请用 Excel 或 WPS 打开后另存，再导入。',
    en: 'The CSV cannot be read near row {row}: a quote is not closed.',
  },
  'too-much-text': {
    status: 422,
    zh: '这个工作簿里的文字过多，无法一次读取。请只保留需要导入的工作表和列，或拆成几个文件。',
    en: 'The workbook holds more different texts than are read at once.',
  },
  'string-too-long': {
    status: 422,
    zh: '表中有一个单元格的文字超过了 {limit} 个字，无法读取。请删去后再导入。',
    en: 'A cell is longer than {limit} characters.',
  },
  'cell-too-long': {
    status: 422,
    zh: '第 {row} 行有一个单元格的文字超过了 {limit} 个字，无法读取。请删去后再导入。',
    en: 'A cell of row {row} is longer than {limit} characters.',
  },
});
