import Type, { type Static } from 'typebox';
import { type CodeSetKey, codeSetTitles } from './code.ts';
import { endpoint } from './endpoint.ts';
import { paperKinds, proposalFlags, proposalGroups } from './recognition-word.ts';
import { Day, Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

export * from './recognition-word.ts';

const tag = 'recognition';
const exact = { additionalProperties: false } as const;
const common = { action: 'people.edit', group: '*', tag } as const;
const notFound = 'recognised-paper.not-found';

export const paperStateLabels = {
  waiting: '排队中',
  reading: '识别中',
  read: '待核对',
  failed: '识别失败',
  done: '已入档',
} as const;

const Person = Type.Object({ id: Id, name: Type.String(), number: Type.String() });
export const RecognisedPaper = Type.Object({
  id: Id,
  fileName: Type.String(),
  state: Type.Enum(Object.keys(paperStateLabels) as Array<keyof typeof paperStateLabels>),
  error: Nullable(Type.String()),
  /** 0 until the file has been opened. */
  pages: Type.Integer(),
  pagesRead: Type.Integer(),
  kind: Type.Enum(paperKinds),
  /** By what its holder was found; `several` and `none` ask a person. */
  matched: Type.Enum(['none', 'number', 'name', 'several', 'chosen']),
  person: Nullable(Person),
  candidates: Type.Array(Person),
  proposed: Type.Integer(),
  /** Of those, how many carry a doubt. */
  doubts: Type.Integer(),
  documentId: Nullable(Id),
  createdAt: Instant,
});
export type RecognisedPaper = Static<typeof RecognisedPaper>;

export const RecognisedValue = Type.Object({
  id: Id,
  page: Type.Integer(),
  group: Type.Enum([...proposalGroups]),
  entry: Type.Integer({ description: 'entries of a list section, from 0' }),
  field: Type.String(),
  label: Type.String(),
  /** The code set that its value is of; null for text and days. */
  codeSet: Nullable(Type.Enum(Object.keys(codeSetTitles) as CodeSetKey[])),
  isDay: Type.Boolean(),
  /** False where the archive has no such field, or the actor may not edit it. */
  isWritable: Type.Boolean(),
  text: Type.String({ description: 'as it stands on the paper' }),
  value: Nullable(Type.String({ description: 'as the archive would keep it; null where a person has to say' })),
  confidence: Type.Number({ description: 'of the least certain character, 0 to 1' }),
  box: Type.Array(Type.Number(), { description: 'left, top, width, height in pixels of the page’s picture' }),
  flags: Type.Array(Type.Enum(proposalFlags)),
  state: Type.Enum(['proposed', 'confirmed', 'refused']),
  isMended: Type.Boolean(),
});
export type RecognisedValue = Static<typeof RecognisedValue>;

export const RecognisedPaperWhole = Type.Object({
  paper: RecognisedPaper,
  pages: Type.Array(
    Type.Object({
      n: Type.Integer(),
      kind: Type.Enum(paperKinds),
      width: Type.Integer(),
      height: Type.Integer(),
      turned: Type.Integer({ description: 'degrees, clockwise' }),
      leaned: Type.Number(),
      milliseconds: Type.Integer(),
    }),
  ),
  proposals: Type.Array(RecognisedValue),
});
export type RecognisedPaperWhole = Static<typeof RecognisedPaperWhole>;

export const ConfirmPaper = Type.Object(
  {
    from: Day,
    /** Kept among the documents as one of this kind; left out: not kept. */
    kindId: Type.Optional(Id),
    /** What is taken over, as it is to be written. All others are refused. */
    values: Type.Array(Type.Object({ id: Id, value: Line(300) }, exact), { maxItems: 500 }),
  },
  exact,
);
export type ConfirmPaper = Static<typeof ConfirmPaper>;

export const addRecognisedPaper = endpoint({
  ...common,
  method: 'POST',
  path: '/recognitions',
  summary: '上传一份材料，排队识别',
  description: '图片或 PDF。一次拖入的多个文件给同一个 batchId。',
  query: Type.Object({ batchId: Type.Optional(Id) }, exact),
  takesFile: true,
  reply: Type.Object({ id: Id }),
  rateLimit: 600,
});

export const listRecognisedPapers = endpoint({
  ...common,
  method: 'GET',
  path: '/recognitions',
  summary: '我上传的材料，新的在前',
  query: Type.Object(
    { batchId: Type.Optional(Id), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) },
    exact,
  ),
  reply: List(RecognisedPaper),
  rateLimit: 600,
});

export const readRecognisedPaper = endpoint({
  ...common,
  method: 'GET',
  path: '/recognitions/:id',
  summary: '一份材料：各页与识别出的内容',
  params: IdParams,
  reply: RecognisedPaperWhole,
  refusals: [notFound],
  rateLimit: 600,
});

export const recognisedPicture = endpoint({
  ...common,
  method: 'GET',
  path: '/recognitions/:id/pages/:n',
  summary: '一页摆正后的图片',
  params: Type.Object({ id: Id, n: Type.String({ pattern: '^[1-9][0-9]{0,2}$' }) }, exact),
  produces: 'image/jpeg',
  refusals: [notFound, 'recognised-paper.picture-out-of-sight'],
});

export const chooseRecognisedPerson = endpoint({
  ...common,
  method: 'PUT',
  path: '/recognitions/:id/person',
  summary: '指定材料属于哪位员工',
  params: IdParams,
  body: Type.Object({ personId: Id }, exact),
  refusals: [notFound, 'recognised-paper.state', 'people.not-found'],
});

export const readPaperAgain = endpoint({
  ...common,
  method: 'POST',
  path: '/recognitions/:id/again',
  summary: '失败后从中断的页重新识别',
  params: IdParams,
  refusals: [notFound, 'recognised-paper.state'],
});

export const splitRecognisedPaper = endpoint({
  ...common,
  method: 'POST',
  path: '/recognitions/:id/split',
  summary: '按页拆成多份材料：一份扫描件里有多人或多张表时',
  params: IdParams,
  reply: Type.Object({ ids: Type.Array(Id) }),
  refusals: [notFound, 'recognised-paper.state'],
});

/** What one page says of whoever brings it; nothing of it is kept. */
export const OwnPaperRead = Type.Object({
  kind: Type.Enum(paperKinds),
  values: Type.Array(
    Type.Object({
      group: Type.Enum([...proposalGroups]),
      entry: Type.Integer(),
      field: Type.String(),
      label: Type.String(),
      text: Type.String({ description: 'as it stands on the paper' }),
      value: Nullable(Type.String()),
      confidence: Type.Number({ description: 'of the least certain character, 0 to 1' }),
      flags: Type.Array(Type.Enum(proposalFlags)),
    }),
  ),
});
export type OwnPaperRead = Static<typeof OwnPaperRead>;

export const readOwnPaper = endpoint({
  method: 'POST',
  path: '/recognitions/own',
  action: 'signed-in',
  tag,
  summary: '识别本人的证件或证书照片（第一页），返回建议内容；不保存文件和结果',
  takesFile: true,
  reply: OwnPaperRead,
  refusals: ['recognised-paper.busy'],
  rateLimit: 20,
});

export const confirmRecognisedPaper = endpoint({
  ...common,
  method: 'POST',
  path: '/recognitions/:id/confirm',
  summary: '把核对过的内容写入档案，材料归入档案材料',
  params: IdParams,
  body: ConfirmPaper,
  reply: Type.Object({ documentId: Nullable(Id) }),
  refusals: [
    notFound,
    'recognised-paper.state',
    'recognised-paper.nobody-chosen',
    'recognised-paper.group-out-of-reach',
    'recognised-paper.value-missing',
    'people.not-found',
    'people.value-missing',
    'people.value-invalid',
  ],
});

export const removeRecognisedPaper = endpoint({
  ...common,
  method: 'DELETE',
  path: '/recognitions/:id',
  summary: '删除材料；已入档的内容不受影响',
  params: IdParams,
  refusals: [notFound, 'recognised-paper.state'],
});
