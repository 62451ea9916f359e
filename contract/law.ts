import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, Id, Line, List, Nullable } from './shape.ts';

const tag = 'law';
const exact = { additionalProperties: false } as const;

/** How sure a figure is, from the original text read to sources that contradict one another. */
export const lawStatuses = {
  verified: '已核对原文',
  'second-hand': '转引，注明官方出处',
  corroborated: '多个来源一致',
  'single-source': '仅一个来源',
  unverified: '未核实',
  conflict: '来源不一致',
} as const;
export type LawStatus = keyof typeof lawStatuses;
export const lawStatusCodes = Object.keys(lawStatuses) as LawStatus[];
/** Whoever uses such a figure is warned. */
export const doubtfulStatuses: ReadonlySet<LawStatus> = new Set<LawStatus>(['single-source', 'unverified', 'conflict']);
export const LawStatus = Type.Enum(lawStatusCodes);

export const LawSource = Type.Object(
  {
    instrument: Type.String({ minLength: 1, maxLength: 300, description: '文件名称' }),
    number: Type.Optional(Type.String({ maxLength: 200, description: '文号' })),
    article: Type.Optional(Type.String({ maxLength: 300, description: '条款' })),
    gazette: Type.Optional(Type.String({ maxLength: 100, description: '公布日期或公报' })),
    address: Type.Optional(Type.String({ maxLength: 500, description: '网址' })),
  },
  exact,
);
export type LawSource = Static<typeof LawSource>;

const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Unit = Type.Object({
  code: Type.String(),
  kind: Type.String({ description: 'money, ratio, count, bands, steps, days, text' }),
  label: Type.String(),
});
export type LawUnit = Static<typeof Unit>;

/** A value and since when it holds; null from the day of its repeal. Money and ratios are exact decimals as text. */
export const LawValue = Type.Object({
  from: Day,
  value: Type.Unknown(),
  source: LawSource,
  status: LawStatus,
  note: Type.Optional(Type.String()),
  isLocal: Type.Boolean({ description: '本单位补录的数值，不是随附的' }),
  changeId: Nullable(Id),
});
export type LawValue = Static<typeof LawValue>;

const parameterFields = {
  path: Type.String(),
  title: Words,
  /** The names of the subjects that hold it, from the top. */
  trail: Type.Array(Type.String()),
  unit: Unit,
};
export const LawParameter = Type.Object({
  ...parameterFields,
  /** What holds on the day asked about; null before the first value. */
  value: Nullable(LawValue),
  /** The first day after that one from which another value is known. */
  next: Nullable(Day),
});
export type LawParameter = Static<typeof LawParameter>;

const TopicName = Type.Object({ code: Type.String(), title: Words });
export const LawParameterHistory = Type.Object({
  ...parameterFields,
  checkedOn: Day,
  note: Nullable(Type.String()),
  /** By first day; `isReplaced`: a shipped value over which a local one of the same day lies. */
  values: Type.Array(Type.Intersect([LawValue, Type.Object({ isReplaced: Type.Boolean() })])),
  topics: Type.Array(TopicName),
  formulas: Type.Array(Type.Object({ code: Type.String(), title: Words, cites: Type.String() })),
});
export type LawParameterHistory = Static<typeof LawParameterHistory>;

/** A field of a topic's input, as a form shows it. Groups, lists (of groups) and tables (groups by name) hold fields of their own. */
export type LawField = {
  readonly name: string;
  readonly kind:
    | 'money'
    | 'ratio'
    | 'whole'
    | 'day'
    | 'month'
    | 'choice'
    | 'yes-no'
    | 'text'
    | 'group'
    | 'list'
    | 'table';
  readonly label: string;
  readonly isOptional: boolean;
  readonly choices?: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  readonly fields?: readonly LawField[];
};
const LawField = Type.Unsafe<LawField>({
  type: 'object',
  required: ['name', 'kind', 'label', 'isOptional'],
  properties: {
    name: { type: 'string' },
    kind: { type: 'string' },
    label: { type: 'string' },
    isOptional: { type: 'boolean' },
    choices: { type: 'array', items: { type: 'object' } },
    fields: { type: 'array', items: { type: 'object' }, description: '下级字段，形状同本对象' },
  },
});

export const LawTopic = Type.Object({
  code: Type.String(),
  title: Words,
  subject: Type.String(),
  fields: Type.Array(LawField),
  cases: Type.Integer(),
});
export type LawTopic = Static<typeof LawTopic>;

/** A calculation unfolded: what was reckoned, of what, by which rule. */
export type LawNode = {
  readonly label: { readonly zh: string; readonly en: string };
  readonly value?: string;
  readonly how?: string;
  readonly formula?: { readonly code: string; readonly from: string; readonly cites: string };
  readonly parameter?: {
    readonly path: string;
    readonly from: string;
    readonly value: unknown;
    readonly source: LawSource;
    readonly status: LawStatus;
    readonly note?: string;
  };
  readonly children: readonly LawNode[];
};
const LawNode = Type.Unsafe<LawNode>({
  type: 'object',
  required: ['label', 'children'],
  properties: {
    label: { type: 'object' },
    value: { type: 'string' },
    how: { type: 'string', description: '怎么来的，如 18500.00 × 0.03' },
    formula: { type: 'object' },
    parameter: { type: 'object' },
    children: { type: 'array', items: { type: 'object' }, description: '形状同本对象' },
  },
});

export type LawAnswer = { readonly [name: string]: string | number | boolean | null | undefined | LawAnswer };
const LawAnswer = Type.Unsafe<LawAnswer>({ type: 'object' });
const LawInput = Type.Record(Type.String(), Type.Unknown());
const Warning = Type.Object({
  path: Type.String(),
  title: Type.String(),
  from: Day,
  status: LawStatus,
  note: Type.Optional(Type.String()),
});
const answered = { topic: Type.String(), day: Day, answer: LawAnswer, warnings: Type.Array(Warning) };
export const LawAnswered = Type.Object(answered);
export type LawAnswered = Static<typeof LawAnswered>;
export const LawExplained = Type.Object({ ...answered, unfolded: LawNode });
export type LawExplained = Static<typeof LawExplained>;

const TopicParams = Type.Object({ topic: Line(100, 1) }, exact);
export const LawAsk = Type.Object({ input: LawInput, on: Type.Optional(Day) }, exact);
export const askRefusals = [
  'law.topic-unknown',
  'law.field-unknown',
  'law.field-missing',
  'law.field-invalid',
  'law.no-value',
  'law.no-formula',
  'law.no-parameter',
  'law-change.beyond-exact',
] as const;

export const listLawTopics = endpoint({
  method: 'GET',
  path: '/law/topics',
  action: 'signed-in',
  summary: '法规计算的主题及其字段',
  tag,
  /** `labels`: names of fields and words in answers, as people call them. */
  reply: Type.Object({ items: Type.Array(LawTopic), labels: Type.Record(Type.String(), Type.String()) }),
});

export const askLaw = endpoint({
  method: 'POST',
  path: '/law/topics/:topic/ask',
  action: 'signed-in',
  summary: '按某一天的法规计算',
  description: '金额与比例以十进制文字给出和返回，精确到分。on 缺省为今天；主题自带日期的，按其日期。',
  tag,
  params: TopicParams,
  body: LawAsk,
  reply: LawAnswered,
  refusals: askRefusals,
});

export const explainLaw = endpoint({
  method: 'POST',
  path: '/law/topics/:topic/explain',
  action: 'signed-in',
  summary: '计算并展开每一步的公式、参数与依据',
  tag,
  params: TopicParams,
  body: LawAsk,
  reply: LawExplained,
  refusals: askRefusals,
});

export const listLawParameters = endpoint({
  method: 'GET',
  path: '/law/parameters',
  action: 'signed-in',
  summary: '法规参数在某一天的数值、依据与核实程度',
  tag,
  query: Type.Object(
    {
      prefix: Type.Optional(Line(200)),
      search: Type.Optional(Line(100)),
      asOf: Type.Optional(Day),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000, description: '缺省 200' })),
      offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
    },
    exact,
  ),
  reply: Type.Object({ items: Type.Array(LawParameter), total: Type.Integer() }),
});

export const readLawParameter = endpoint({
  method: 'GET',
  path: '/law/parameter',
  action: 'signed-in',
  summary: '一个法规参数及其历次数值、用到它的主题与公式',
  tag,
  query: Type.Object({ path: Line(200, 1) }, exact),
  reply: LawParameterHistory,
  refusals: ['law.no-parameter'],
});

const Either = { kind: Type.Union([Type.Literal('parameter'), Type.Literal('formula')]), title: Words };
export const LawDifference = Type.Object({
  ...Either,
  /** The path of a parameter, the code of a formula. */
  code: Type.String(),
  unit: Nullable(Unit),
  /** Of a parameter its values; of a formula what it cites. Null: none on that day. */
  before: Nullable(Type.Union([LawValue, Type.String()])),
  after: Nullable(Type.Union([LawValue, Type.String()])),
});
export type LawDifference = Static<typeof LawDifference>;

export const compareLawDays = endpoint({
  method: 'GET',
  path: '/law/differences',
  action: 'signed-in',
  summary: '两天之间法规有哪些不同',
  tag,
  query: Type.Object({ before: Day, after: Day }, exact),
  reply: List(LawDifference),
});
