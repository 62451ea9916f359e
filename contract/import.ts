import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

const tag = 'import';
const exact = { additionalProperties: false } as const;
const action = 'people.import';
const Count = Type.Integer({ minimum: 0 });

export const importStates = [
  'uploaded',
  'checking',
  'checked',
  'writing',
  'done',
  'undoing',
  'undone',
  'failed',
] as const;
export const importStateLabels: Record<ImportState, string> = {
  uploaded: '已上传',
  checking: '校验中',
  checked: '已校验',
  writing: '导入中',
  done: '已导入',
  undoing: '撤销中',
  undone: '已撤销',
  failed: '失败',
};
export const ImportState = Type.Enum(importStates);
export type ImportState = (typeof importStates)[number];

/** What becomes of a row: `unchanged` is there already with the same values, `differs` is there with others and is left alone. */
export const importOutcomes = ['new', 'unchanged', 'differs', 'refused'] as const;
export const importOutcomeLabels: Record<ImportOutcome, string> = {
  new: '新建',
  unchanged: '已存在且一致',
  differs: '已存在但不同',
  refused: '有问题',
};
export const ImportOutcome = Type.Enum(importOutcomes);
export type ImportOutcome = (typeof importOutcomes)[number];

export const importModeLabels: Record<ImportMode, string> = {
  'good-rows': '导入没有问题的行',
  'all-or-none': '全部没有问题才导入',
};
export const ImportMode = Type.Union([Type.Literal('good-rows'), Type.Literal('all-or-none')]);
export type ImportMode = Static<typeof ImportMode>;

export const ImportColumn = Type.Object({
  index: Type.Integer({ minimum: 0, description: '列的位置，从 0 起' }),
  header: Type.String(),
  field: Nullable(Type.String({ description: '对应的字段；null 为不导入' })),
  confidence: Type.Number({ description: '把握，0 至 1' }),
  by: Type.Enum(['remembered', 'name', 'contents', 'none', 'chosen'] as const, {
    description: '依据：记住的、列名、内容、没有、人工指定',
  }),
  ordinal: Type.Boolean({ description: '只是行号的列' }),
  samples: Type.Array(Type.String(), { description: '表头下的几个值，敏感号码已遮盖' }),
});
export type ImportColumn = Static<typeof ImportColumn>;

export const Import = Type.Object({
  id: Id,
  fileName: Type.String(),
  sizeBytes: Count,
  state: ImportState,
  sheets: Type.Array(Type.String()),
  sheet: Type.String(),
  headerRow: Type.Integer({ minimum: 1, description: '表头的最后一行，按表中行号' }),
  columns: Type.Array(ImportColumn),
  rows: Count,
  accepted: Count,
  refused: Count,
  created: Type.Integer({ minimum: 0, description: '校验后为将新建的人数，导入后为已新建的人数' }),
  unchanged: Count,
  differs: Count,
  mode: Nullable(ImportMode),
  jobRunId: Nullable(Type.String({ description: '最近一次校验、导入或撤销的任务，见 /jobs/:id' })),
  error: Nullable(Type.String({ description: '失败原因' })),
  /** An earlier run of the same account that took the very same bytes. */
  sameFileAs: Nullable(Type.Object({ id: Id, createdAt: Instant })),
  createdAt: Instant,
  endedAt: Nullable(Instant),
});
export type Import = Static<typeof Import>;

export const ImportProblem = Type.Object({
  row: Type.Integer({ minimum: 1 }),
  column: Type.String({ description: '文件自己的列名' }),
  code: Type.String(),
  message: Type.String(),
  kind: Type.Union([Type.Literal('problem'), Type.Literal('warning')]),
});
export type ImportProblem = Static<typeof ImportProblem>;

export const ImportRow = Type.Object({
  row: Type.Integer({ minimum: 1 }),
  outcome: ImportOutcome,
  values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
    description: '按文件列名的规范值；敏感号码已遮盖，有问题的单元格为原值',
  }),
  mended: Type.Array(Type.String(), { description: '在线改过的列' }),
  problems: Type.Array(ImportProblem),
});
export type ImportRow = Static<typeof ImportRow>;

const Started = Type.Object({ jobRunId: Id });
const RowParams = Type.Object({ id: Id, row: Type.Integer({ minimum: 1, maximum: 1_048_576 }) }, exact);

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
          Type.Object({ index: Type.Integer({ minimum: 0, maximum: 500 }), field: Nullable(Line(60, 1)) }, exact),
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

export const commitImport = endpoint({
  method: 'POST',
  path: '/imports/:id/commit',
  action,
  summary: '写入（后台任务，一个事务）',
  tag,
  params: IdParams,
  body: Type.Object({ mode: ImportMode }, exact),
  reply: Started,
  refusals: ['import.not-found', 'import.not-checked', 'import.state', 'import.has-faults', 'import.nothing'],
});

export const undoImport = endpoint({
  method: 'POST',
  path: '/imports/:id/undo',
  action,
  summary: '整体撤销（后台任务）',
  description: '移除这次导入新建的人；导入后又被改动过的人会拦住撤销，任务结果里列出。',
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
