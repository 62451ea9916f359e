import Type, { type Static } from 'typebox';
import { Day, Id, Instant, Nullable } from './shape.ts';

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

/** `correct`: what stands in the archive was wrong all along. `change`: it is so from a day on. */
export const ImportUpdate = Type.Union([
  Type.Object({ how: Type.Literal('correct') }, { additionalProperties: false }),
  Type.Object({ how: Type.Literal('change'), from: Day }, { additionalProperties: false }),
]);
export type ImportUpdate = Static<typeof ImportUpdate>;

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
  updatable: Type.Integer({ minimum: 0, description: '已存在但不同、且有内容可以更新的行数' }),
  update: Nullable(ImportUpdate),
  updated: Type.Integer({ minimum: 0, description: '已更新的人数' }),
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
  changes: Type.Array(
    Type.Object({ field: Type.String(), label: Type.String(), from: Type.String(), to: Type.String() }),
    { description: '选择更新时，已有人员将改变的内容；敏感号码已遮盖' },
  ),
});
export type ImportRow = Static<typeof ImportRow>;
