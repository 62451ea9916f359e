import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Line, List } from './shape.ts';

/** The standard code sets, by the names under which fields refer to them. */
export const codeSetTitles = {
  education: '学历',
  degree: '学位',
  'political-status': '政治面貌',
  ethnicity: '民族',
  'marital-status': '婚姻状况',
  sex: '性别',
  nationality: '国籍（地区）',
  kinship: '家庭关系',
  'identity-document': '证件类型',
  reward: '奖励类型',
  discipline: '处分类型',
  certificate: '证书类型',
  employment: '用工形式',
  region: '行政区划',
} as const;
export type CodeSetKey = keyof typeof codeSetTitles;

export const CodeItem = Type.Object({
  code: Type.String(),
  label: Type.String(),
  parent: Type.Optional(Type.String({ description: 'code of the wider item' })),
});
export type CodeItem = Static<typeof CodeItem>;

const about = {
  name: Type.String(),
  title: Type.String(),
  standard: Type.String({ description: 'number and year of the standard, or "own"' }),
  source: Type.String(),
  status: Type.Enum(['verified', 'recalled', 'own']),
  count: Type.Integer(),
};

export const CodeSetSummary = Type.Object(about);
export type CodeSetSummary = Static<typeof CodeSetSummary>;
export const CodeSet = Type.Object({ ...about, items: Type.Array(CodeItem) });
export type CodeSet = Static<typeof CodeSet>;

export const listCodeSets = endpoint({
  method: 'GET',
  path: '/codes',
  action: 'signed-in',
  summary: 'The standard code sets and where they come from',
  tag: 'code',
  reply: List(CodeSetSummary),
});

export const readCodeSet = endpoint({
  method: 'GET',
  path: '/codes/:set',
  action: 'signed-in',
  summary: 'One code set with its items',
  tag: 'code',
  params: Type.Object({ set: Line(40, 1) }, { additionalProperties: false }),
  reply: CodeSet,
  refusals: ['codes.not-found'],
});
