import Type from 'typebox';
import { AliasWanted } from './code-alias.ts';
import { endpoint } from './endpoint.ts';
import { Import, ImportOutcome, ImportProblem, ImportRow } from './import-shape.ts';
import { Id, IdParams, Line, List, Nullable } from './shape.ts';

const tag = 'import';
const exact = { additionalProperties: false } as const;
const action = 'people.import';
const Count = Type.Integer({ minimum: 0 });
const RowParams = Type.Object({ id: Id, row: Type.Integer({ minimum: 1, maximum: 1_048_576 }) }, exact);

export const listImportProblems = endpoint({
  method: 'GET',
  path: '/imports/:id/problems',
  action,
  summary: '问题和提醒，按行',
  tag,
  params: IdParams,
  query: Type.Object(
    {
      code: Type.Optional(Line(60, 1)),
      column: Type.Optional(Line(200, 1)),
      kind: Type.Optional(Type.Union([Type.Literal('problem'), Type.Literal('warning')])),
      after: Type.Optional(Type.Integer({ minimum: 0, description: '上一页的 next' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    },
    exact,
  ),
  reply: Type.Object({
    items: Type.Array(ImportProblem),
    total: Count,
    next: Nullable(Type.Integer()),
    /** Of the whole run, whatever the filter. */
    summary: Type.Array(
      Type.Object({
        kind: Type.Union([Type.Literal('problem'), Type.Literal('warning')]),
        code: Type.String(),
        column: Type.String(),
        count: Count,
      }),
    ),
  }),
  refusals: ['import.not-found', 'import.not-checked'],
});

export const listImportRows = endpoint({
  method: 'GET',
  path: '/imports/:id/rows',
  action,
  summary: '各行的规范值',
  tag,
  params: IdParams,
  query: Type.Object(
    {
      outcome: Type.Optional(ImportOutcome),
      changing: Type.Optional(Type.Boolean({ description: '只要有内容可以更新的行' })),
      code: Type.Optional(Line(60, 1)),
      after: Type.Optional(Type.Integer({ minimum: 0, description: '上一页的 next（行号）' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    },
    exact,
  ),
  reply: Type.Object({ items: Type.Array(ImportRow), total: Count, next: Nullable(Type.Integer()) }),
  refusals: ['import.not-found', 'import.not-checked'],
});

export const mendImportRow = endpoint({
  method: 'PATCH',
  path: '/imports/:id/rows/:row',
  action,
  summary: '改一个单元格并立即重新校验',
  description: '重复是在全表内判断的，所以改一行可能使另一行也变好；回复里是新的统计。',
  tag,
  params: RowParams,
  body: Type.Object({ column: Line(200, 1), value: Type.String({ maxLength: 2000 }) }, exact),
  reply: Type.Object({ row: ImportRow, run: Import }),
  refusals: ['import.not-found', 'import.not-checked', 'import.state', 'import.row-unknown', 'import.column-unknown'],
  rateLimit: 240,
});

export const listUnknownUnits = endpoint({
  method: 'GET',
  path: '/imports/:id/units',
  action,
  summary: '文件里认不出的单位名称',
  tag,
  params: IdParams,
  reply: List(
    Type.Object({
      text: Type.String(),
      rows: Count,
      suggestions: Type.Array(Type.Object({ unitId: Id, name: Type.String(), path: Type.String() })),
    }),
  ),
  refusals: ['import.not-found', 'import.not-checked'],
});

export const confirmImportAlias = endpoint({
  method: 'POST',
  path: '/imports/:id/aliases',
  action,
  summary: '确认一个名称就是某单位，记住并重新校验',
  tag,
  params: IdParams,
  body: Type.Object({ alias: Line(100, 1), unitId: Id }, exact),
  reply: Import,
  refusals: ['import.not-found', 'import.not-checked', 'import.state', 'import.unit-unknown'],
});

export const listUnknownCodes = endpoint({
  method: 'GET',
  path: '/imports/:id/codes',
  action,
  summary: '文件里认不出的学历、政治面貌、职级等写法',
  tag,
  params: IdParams,
  reply: List(
    Type.Object({
      set: Type.String({ description: '代码表，或 grade（职级）' }),
      field: Type.String(),
      label: Type.String({ description: '字段名称' }),
      text: Type.String(),
      rows: Count,
      suggestions: Type.Array(Type.Object({ code: Type.String(), label: Type.String() })),
    }),
  ),
  refusals: ['import.not-found', 'import.not-checked'],
});

export const confirmImportCode = endpoint({
  method: 'POST',
  path: '/imports/:id/code-aliases',
  action: 'alias.edit',
  summary: '确认一种写法就是某个代码，记住并重新校验',
  tag,
  params: IdParams,
  body: AliasWanted,
  reply: Import,
  refusals: [
    'import.not-found',
    'import.not-checked',
    'import.state',
    'import.code-set-unknown',
    'import.code-unknown',
    'import.code-is-standard',
    'import.alias-empty',
  ],
});

export const downloadRefused = endpoint({
  method: 'GET',
  path: '/imports/:id/refused.xlsx',
  action,
  summary: '下载有问题的行，问题单元格已标红并附批注',
  tag,
  params: IdParams,
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  refusals: ['import.not-found', 'import.not-checked'],
  rateLimit: 30,
});
