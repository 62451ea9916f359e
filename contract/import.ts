import Type from 'typebox';
import { endpoint } from './endpoint.ts';
import { Import, ImportMode, ImportUpdate } from './import-shape.ts';
import { Id, IdParams, Line, List, Nullable } from './shape.ts';

export * from './import-result.ts';
export * from './import-shape.ts';

const tag = 'import';
const exact = { additionalProperties: false } as const;
const action = 'people.import';
const Started = Type.Object({ jobRunId: Id });

export const uploadImport = endpoint({
  method: 'POST',
  path: '/imports',
  action,
  summary: '上传花名册（.xlsx、.csv）',
  description: '找出工作表、表头和列的对应，尚不校验。',
  tag,
  takesFile: true,
  reply: Import,
  refusals: [
    'roster.no-header',
    'roster.no-name',
    'workbook.empty',
    'workbook.too-large',
    'workbook.not-a-spreadsheet',
    'workbook.other-format',
    'workbook.password-protected',
    'workbook.macros',
    'workbook.corrupt',
    'workbook.bomb',
    'workbook.no-sheet',
    'workbook.no-data',
    'workbook.too-many-columns',
    'workbook.csv-broken',
    'workbook.too-much-text',
    'workbook.string-too-long',
    'workbook.cell-too-long',
  ],
  rateLimit: 30,
});

export const listImports = endpoint({
  method: 'GET',
  path: '/imports',
  action,
  summary: '我的导入，新的在前',
  tag,
  query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) }, exact),
  reply: List(Import),
});

export const listImportFields = endpoint({
  method: 'GET',
  path: '/imports/fields',
  action,
  summary: '可以对应的字段',
  tag,
  reply: List(Type.Object({ key: Type.String(), label: Type.String(), group: Type.String() })),
});

export const readImport = endpoint({
  method: 'GET',
  path: '/imports/:id',
  action,
  summary: '一次导入',
  tag,
  params: IdParams,
  reply: Import,
  refusals: ['import.not-found'],
  rateLimit: 600,
});

export const setImportMapping = endpoint({
  method: 'PUT',
  path: '/imports/:id/mapping',
  action,
  summary: '指定工作表、表头行和列的对应',
  description: '换工作表或表头行时列会重新识别，然后套用给出的列。之后须重新校验。',
  tag,
  params: IdParams,
  body: Type.Object(
    {
      sheet: Type.Optional(Line(200, 1)),
      headerRow: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      columns: Type.Optional(
        Type.Array(
          Type.Object({ index: Type.Integer({ minimum: 0, maximum: 500 }), field: Nullable(Line(100, 1)) }, exact),
          {
            maxItems: 500,
          },
        ),
      ),
      remember: Type.Optional(Type.Boolean({ description: '记住这些列名的对应，缺省为记住' })),
    },
    exact,
  ),
  reply: Import,
  refusals: [
    'import.not-found',
    'import.state',
    'import.field-unknown',
    'import.field-twice',
    'import.column-unknown',
    'roster.no-header',
    'roster.no-name',
    'workbook.sheet-unknown',
  ],
});

export const checkImport = endpoint({
  method: 'POST',
  path: '/imports/:id/check',
  action,
  summary: '校验全部行（后台任务）',
  tag,
  params: IdParams,
  reply: Started,
  refusals: ['import.not-found', 'import.state'],
});

export const commitImport = endpoint({
  method: 'POST',
  path: '/imports/:id/commit',
  action,
  summary: '写入（后台任务，一个事务）',
  description: '新建没有的人。给出 update 时也更新已有的人：更正，或自某日起变更；其他情况下已有的人不改动。',
  tag,
  params: IdParams,
  body: Type.Object({ mode: ImportMode, update: Type.Optional(ImportUpdate) }, exact),
  reply: Started,
  refusals: [
    'import.not-found',
    'import.not-checked',
    'import.state',
    'import.has-faults',
    'import.nothing',
    'import.day-invalid',
  ],
});

export const undoImport = endpoint({
  method: 'POST',
  path: '/imports/:id/undo',
  action,
  summary: '整体撤销（后台任务）',
  description: '移除这次导入新建的人，恢复它更新过的内容；导入后又被改动过的人会拦住撤销，任务结果里列出。',
  tag,
  params: IdParams,
  reply: Started,
  refusals: ['import.not-found', 'import.state', 'import.touched'],
});

export const deleteImport = endpoint({
  method: 'DELETE',
  path: '/imports/:id',
  action,
  summary: '删除导入记录和文件；已写入的人员不受影响',
  tag,
  params: IdParams,
  refusals: ['import.not-found', 'import.state'],
});
