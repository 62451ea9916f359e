import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, Id, IdParams, Instant, Line, Nullable } from './shape.ts';

const tag = 'documents';
const exact = { additionalProperties: false } as const;

export const documentStates = ['proposed', 'kept', 'refused'] as const;
export type DocumentState = (typeof documentStates)[number];
export const documentStateLabels: Record<DocumentState, string> = {
  proposed: '待核收',
  kept: '已归档',
  refused: '未通过',
};
export const documentSourceLabels = {
  office: '人事上传',
  holder: '本人提交',
  case: '随申请归档',
  demo: '演示',
} as const;

export const DocumentVersion = Type.Object({
  n: Type.Integer(),
  fileName: Type.String(),
  sizeBytes: Type.Integer(),
  /** `none`: to be downloaded only. `locked`: a PDF with a password. */
  look: Type.Enum(['picture', 'pages', 'none', 'locked']),
  pages: Type.Integer(),
  uploadedByName: Type.String(),
  uploadedAt: Instant,
});
export type DocumentVersion = Static<typeof DocumentVersion>;

export const ArchiveDocument = Type.Object({
  id: Id,
  kindId: Id,
  kindName: Type.String(),
  title: Type.String(),
  number: Type.String(),
  issuedOn: Nullable(Day),
  expiresOn: Nullable(Day),
  /** Whole days from today; negative once it has expired. Null where it has no end. */
  daysLeft: Nullable(Type.Integer()),
  state: Type.Enum(documentStates),
  source: Type.Enum(['office', 'holder', 'case', 'demo']),
  caseId: Nullable(Id),
  createdByName: Type.String(),
  decisionReason: Type.String(),
  removedAt: Nullable(Instant),
  removedByName: Type.String(),
  removalReason: Type.String(),
  /** The latest first. */
  versions: Type.Array(DocumentVersion),
  canEdit: Type.Boolean(),
  /** The holder may take back what is not decided yet. */
  canWithdraw: Type.Boolean(),
});
export type ArchiveDocument = Static<typeof ArchiveDocument>;

export const Wanting = Type.Object({
  kindId: Id,
  kindName: Type.String(),
  /** `expired`: there is one, past its day. `proposed`: handed in, not yet accepted. */
  why: Type.Enum(['missing', 'expired', 'proposed']),
});
export type Wanting = Static<typeof Wanting>;
export const wantingLabels: Record<Wanting['why'], string> = { missing: '缺', expired: '已过期', proposed: '待核收' };

export const PersonDocuments = Type.Object({
  items: Type.Array(ArchiveDocument),
  /** How many kinds are asked of this person, of those that the caller may see. */
  required: Type.Integer(),
  wanting: Type.Array(Wanting),
  /** Kinds that the caller may add for this person. */
  addable: Type.Array(Id),
  /** What the caller adds waits for HR. */
  addsProposals: Type.Boolean(),
});
export type PersonDocuments = Static<typeof PersonDocuments>;

export const listPersonDocuments = endpoint({
  method: 'GET',
  path: '/people/:id/documents',
  action: 'signed-in',
  summary: '一份档案的材料',
  tag,
  params: IdParams,
  query: Type.Object({ removed: Type.Optional(Type.Boolean({ description: '也列出已移除的' })) }, exact),
  reply: PersonDocuments,
  refusals: ['people.not-found'],
});

/** Codes of what a file may be refused for, before anything is kept. */
export const paperRefusals = [
  'paper.empty',
  'paper.too-large',
  'paper.type-unknown',
  'paper.type-refused',
  'paper.two-in-one',
  'paper.picture-too-large',
  'paper.picture-broken',
  'paper.pdf-broken',
  'paper.pdf-too-long',
  'paper.pdf-script',
  'paper.has-macros',
  'paper.takes-too-long',
  'paper.busy',
];

export const addDocument = endpoint({
  method: 'POST',
  path: '/people/:id/documents',
  action: 'signed-in',
  summary: '上传一份材料',
  description: '按内容而不是文件名判断种类；30 MB 以内。有权修改该类信息的人上传的直接归档，本人上传的待人事核收。',
  tag,
  params: IdParams,
  query: Type.Object({ kindId: Id }, exact),
  takesFile: true,
  reply: Type.Object({ id: Id }),
  refusals: ['people.not-found', 'document.kind-not-found', 'document.kind-not-allowed', ...paperRefusals],
  rateLimit: 120,
});

export const addDocumentVersion = endpoint({
  method: 'POST',
  path: '/documents/:id/versions',
  action: 'signed-in',
  summary: '换一份新的，原来的保留为旧版本',
  tag,
  params: IdParams,
  takesFile: true,
  reply: Type.Object({ n: Type.Integer() }),
  refusals: ['document.not-found', 'document.not-editable', ...paperRefusals],
  rateLimit: 120,
});

export const describeDocument = endpoint({
  method: 'PATCH',
  path: '/documents/:id',
  action: 'signed-in',
  summary: '填写材料的名称、编号和日期',
  tag,
  params: IdParams,
  body: Type.Object(
    {
      kindId: Type.Optional(Id),
      title: Type.Optional(Line(80, 1)),
      number: Type.Optional(Line(60)),
      issuedOn: Type.Optional(Nullable(Day)),
      expiresOn: Type.Optional(Nullable(Day)),
    },
    exact,
  ),
  refusals: [
    'document.not-found',
    'document.not-editable',
    'document.kind-not-found',
    'document.kind-not-allowed',
    'document.days-crossed',
  ],
});

const Reason = Type.Object({ reason: Line(200, 1) }, exact);

export const removeDocument = endpoint({
  method: 'POST',
  path: '/documents/:id/remove',
  action: 'signed-in',
  summary: '移除材料，可恢复',
  tag,
  params: IdParams,
  body: Reason,
  refusals: ['document.not-found', 'document.not-editable'],
});
export const restoreDocument = endpoint({
  method: 'POST',
  path: '/documents/:id/restore',
  action: 'signed-in',
  summary: '恢复移除的材料',
  tag,
  params: IdParams,
  refusals: ['document.not-found', 'document.not-editable'],
});
export const acceptDocument = endpoint({
  method: 'POST',
  path: '/documents/:id/accept',
  action: 'people.edit',
  group: '*',
  summary: '核收本人提交的材料',
  tag,
  params: IdParams,
  refusals: ['document.not-found', 'document.not-editable', 'document.decided-already'],
});
export const refuseDocument = endpoint({
  method: 'POST',
  path: '/documents/:id/refuse',
  action: 'people.edit',
  group: '*',
  summary: '退回本人提交的材料，写明原因',
  tag,
  params: IdParams,
  body: Reason,
  refusals: ['document.not-found', 'document.not-editable', 'document.decided-already'],
});

const VersionParams = Type.Object({ id: Id, n: Type.String({ pattern: '^[1-9][0-9]{0,3}$' }) }, exact);
const PageParams = Type.Object(
  { id: Id, n: Type.String({ pattern: '^[1-9][0-9]{0,3}$' }), page: Type.String({ pattern: '^[1-9][0-9]{0,2}$' }) },
  exact,
);

export const downloadDocument = endpoint({
  method: 'GET',
  path: '/documents/:id/versions/:n/file',
  action: 'signed-in',
  summary: '下载材料（记入审计）',
  tag,
  params: VersionParams,
  produces: 'application/octet-stream',
  refusals: ['document.not-found'],
});
export const documentThumbnail = endpoint({
  method: 'GET',
  path: '/documents/:id/versions/:n/thumbnail',
  action: 'signed-in',
  summary: '缩略图，看不清文字',
  tag,
  params: VersionParams,
  produces: 'image/webp',
  refusals: ['document.not-found', 'paper.no-preview'],
});
export const documentPage = endpoint({
  method: 'GET',
  path: '/documents/:id/versions/:n/pages/:page',
  action: 'signed-in',
  summary: '一页的预览图（记入审计）',
  tag,
  params: PageParams,
  produces: 'image/webp',
  refusals: ['document.not-found', ...paperRefusals, 'paper.no-preview', 'paper.no-page'],
});
