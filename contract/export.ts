import Type, { type Static } from 'typebox';
import { type FieldGroup, fieldGroups } from './action.ts';
import { endpoint } from './endpoint.ts';
import { PeopleQuery } from './person.ts';
import { type SectionGroup, sectionValues } from './person-section.ts';
import { Id, IdParams, Instant, Line, Nullable } from './shape.ts';

const tag = 'export';
const exact = { additionalProperties: false } as const;

export const exportKinds = ['list', 'archive'] as const;
export const exportFormats = ['xlsx', 'pdf'] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const exportFormatLabels: Record<ExportFormat, string> = { xlsx: 'Excel', pdf: 'PDF' };

export const exportStates = [
  'asked',
  'approved',
  'making',
  'ready',
  'failed',
  'refused',
  'expired',
  'cancelled',
  'gone',
] as const;
export type ExportState = (typeof exportStates)[number];
export const exportStateLabels: Record<ExportState, string> = {
  asked: '待审批',
  approved: '等待生成',
  making: '生成中',
  ready: '可下载',
  failed: '未能生成',
  refused: '未批准',
  expired: '逾期未批',
  cancelled: '已取消',
  gone: '链接已失效',
};

/** The columns of a list, in the order of the file, with the field group that each is of. */
export const exportColumns = [
  { key: 'name', label: '姓名', group: 'basic' },
  { key: 'number', label: '工号', group: 'basic' },
  { key: 'unit', label: '单位', group: 'basic' },
  { key: 'post', label: '岗位', group: 'job' },
  { key: 'grade', label: '职级', group: 'job' },
  { key: 'status', label: '状态', group: 'basic' },
  { key: 'hiredOn', label: '入职日期', group: 'job' },
  { key: 'tenure', label: '司龄', group: 'job' },
  { key: 'leftOn', label: '离职日期', group: 'job' },
  { key: 'kind', label: '用工形式', group: 'job' },
  { key: 'legalEntity', label: '法人主体', group: 'job' },
  { key: 'sex', label: '性别', group: 'basic' },
  { key: 'age', label: '年龄', group: 'basic' },
  { key: 'birthOn', label: '出生日期', group: 'basic' },
  { key: 'education', label: '学历', group: 'education' },
  { key: 'identity', label: '证件号码', group: 'identity' },
  { key: 'phone', label: '手机', group: 'contact' },
] as const satisfies ReadonlyArray<{ key: string; label: string; group: FieldGroup }>;
export type ExportColumnKey = (typeof exportColumns)[number]['key'];
const columnKeys = exportColumns.map(each => each.key);

/** Sections of an archive that a file may hold; `job` is the employments. */
export const exportSections = ['job', ...(Object.keys(sectionValues) as SectionGroup[])] as const;
export type ExportSection = SectionGroup | 'job';

/** Groups that hold numbers which are masked unless asked for in plain. */
export const plainGroups = ['identity', 'contact', 'bank'] as const;
export type PlainGroup = (typeof plainGroups)[number];

/** A file holds so many people at most; a PDF fewer, since nobody reads more pages. */
export const exportMost = 100_000;
export const exportPdfMost = 5_000;

/** A group's name; of one that HR made, its own. */
export function groupLabel(code: string, made: ReadonlyMap<string, string> = new Map()): string {
  return fieldGroups[code as FieldGroup] ?? made.get(code) ?? code;
}

export const ExportAsk = Type.Object(
  {
    kind: Type.Enum(exportKinds),
    format: Type.Enum(exportFormats),
    /** Of a list: whom the filters find. */
    query: Type.Optional(
      Type.Omit(PeopleQuery, ['limit', 'offset', 'after', 'total', 'columns', 'customColumns'], exact),
    ),
    /** Of a list: these of them, in place of all whom the query finds. */
    personIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 5000 })),
    /** Of a list: all whom the query finds but these. */
    exceptPersonIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 5000 })),
    columns: Type.Optional(Type.Array(Type.Enum(columnKeys), { maxItems: columnKeys.length })),
    /** Custom fields by `section.field`. */
    customColumns: Type.Optional(Type.Array(Line(100, 1), { maxItems: 40 })),
    /** Of an archive. */
    personId: Type.Optional(Id),
    sections: Type.Optional(Type.Array(Type.Enum(exportSections), { maxItems: exportSections.length })),
    /** Groups whose numbers stand in plain; needs people.reveal for the group. */
    plain: Type.Optional(Type.Array(Type.Enum(plainGroups), { maxItems: plainGroups.length })),
  },
  exact,
);
export type ExportAsk = Static<typeof ExportAsk>;

const askRefusals = [
  'export.nothing-chosen',
  'export.nobody',
  'export.too-many',
  'export.too-many-for-pdf',
  'export.group-not-allowed',
  'export.plain-not-allowed',
  'export.person-not-allowed',
  'people.not-found',
];

export const ExportMeasure = Type.Object({
  rows: Type.Integer(),
  groups: Type.Array(Type.String()),
  /** Groups of these that hold numbers, and whether the caller may have them in plain for somebody. */
  sensitive: Type.Array(Type.Object({ group: Type.Enum(plainGroups), mayPlain: Type.Boolean() })),
  /** Rows that the caller may still ask for today. */
  left: Type.Integer(),
  dailyRows: Type.Integer(),
});
export type ExportMeasure = Static<typeof ExportMeasure>;

export const measureExport = endpoint({
  method: 'POST',
  path: '/exports/measure',
  action: 'people.export',
  summary: '导出会包含多少人、哪些字段组；不提交',
  tag,
  body: ExportAsk,
  reply: ExportMeasure,
  refusals: askRefusals,
});

export const ExportRequest = Type.Object({
  id: Id,
  number: Type.String({ description: 'DC-2026-000012' }),
  kind: Type.Enum(exportKinds),
  format: Type.Enum(exportFormats),
  state: Type.Enum(exportStates),
  reason: Type.String(),
  rows: Type.Integer(),
  groups: Type.Array(Type.String()),
  plainGroups: Type.Array(Type.String()),
  isMine: Type.Boolean(),
  requesterName: Type.String(),
  createdAt: Instant,
  /** The case in which it is approved; null until it has begun. */
  caseId: Nullable(Id),
  approvedByName: Type.String(),
  decidedAt: Nullable(Instant),
  decisionNote: Type.String(),
  progress: Nullable(Type.Object({ done: Type.Integer(), total: Type.Integer() })),
  /** Fewer than `rows` where some were out of reach when it was made. */
  madeRows: Nullable(Type.Integer()),
  madeAt: Nullable(Instant),
  sizeBytes: Nullable(Type.Integer()),
  expiresAt: Nullable(Instant),
  downloads: Type.Integer(),
  mostDownloads: Type.Integer(),
  downloadedAt: Type.Array(Instant),
  /** Below /api; for the requester alone, while it holds. */
  link: Nullable(Type.String()),
  error: Nullable(Type.String()),
});
export type ExportRequest = Static<typeof ExportRequest>;

export const requestExport = endpoint({
  method: 'POST',
  path: '/exports',
  action: 'people.export',
  summary: '申请导出：写明原因，由他人审批后生成',
  tag,
  body: Type.Object({ ask: ExportAsk, reason: Line(300, 1) }, exact),
  reply: Type.Object({ id: Id, number: Type.String() }),
  refusals: [...askRefusals, 'export.reason-missing', 'export.limit-reached'],
});

export const listExports = endpoint({
  method: 'GET',
  path: '/exports',
  action: 'signed-in',
  summary: '导出申请：本人的；审计可看全部',
  tag,
  query: Type.Object(
    {
      whose: Type.Optional(Type.Enum(['mine', 'all'])),
      state: Type.Optional(Type.Enum(exportStates)),
      after: Type.Optional(Id),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    },
    exact,
  ),
  reply: Type.Object({ items: Type.Array(ExportRequest), next: Nullable(Id) }),
  rateLimit: 600,
});

export const cancelExport = endpoint({
  method: 'POST',
  path: '/exports/:id/cancel',
  action: 'signed-in',
  summary: '取消：审批前撤回，或停止生成',
  tag,
  params: IdParams,
  refusals: ['export.not-found', 'export.ended'],
});

export const downloadExport = endpoint({
  method: 'GET',
  path: '/exports/:id/file',
  action: 'signed-in',
  summary: '下载：只限申请人本人，凭链接，过期失效',
  tag,
  params: IdParams,
  query: Type.Object({ key: Line(100) }, exact),
  produces: 'application/octet-stream',
  refusals: ['export.not-found', 'export.link-gone', 'export.downloads-used'],
});

const settings = {
  /** Rows that one account may ask for in a day. */
  dailyRows: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  /** A request of so many rows or more is told to auditors and administrators. */
  alarmRows: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  linkHours: Type.Integer({ minimum: 1, maximum: 168 }),
  mostDownloads: Type.Integer({ minimum: 1, maximum: 20 }),
};
export const ExportSettings = Type.Object(settings, exact);
export type ExportSettings = Static<typeof ExportSettings>;

export const readExportSettings = endpoint({
  method: 'GET',
  path: '/exports/settings',
  action: 'system.edit',
  summary: '导出的限额与链接有效期',
  tag,
  reply: ExportSettings,
});

export const setExportSettings = endpoint({
  method: 'PUT',
  path: '/exports/settings',
  action: 'system.edit',
  summary: '设置导出的限额与链接有效期',
  tag,
  body: ExportSettings,
});
