import Type, { type Static, type TSchema } from 'typebox';
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
const Choices = Type.Array(Type.Object({ value: Type.String(), label: Type.String() }));
/** What a parameter is measured in; `kind` says how its values are written. */
export const LawUnit = Type.Object({
  code: Type.String(),
  kind: Type.Enum(['money', 'ratio', 'count', 'bands', 'steps', 'days', 'named-days', 'text']),
  label: Type.String(),
  choices: Type.Optional(Choices),
});
export type LawUnit = Static<typeof LawUnit>;

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
  unit: LawUnit,
};
export const LawParameter = Type.Object({
  ...parameterFields,
  initials: Type.String({ description: '上级主题与名称的拼音首字母，供搜索' }),
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
/** Written out to the depth that there is: a list within a group. */
const fieldOf = (inner?: TSchema): TSchema =>
  Type.Object({
    name: Type.String(),
    kind: Type.Enum(['money', 'ratio', 'whole', 'day', 'month', 'choice', 'yes-no', 'text', 'group', 'list', 'table']),
    label: Type.String(),
    isOptional: Type.Boolean(),
    choices: Type.Optional(Choices),
    fields: Type.Optional(
      Type.Array(inner ?? Type.Object({}), { description: '组、列表的每一项、按名称列出的每一项的字段' }),
    ),
  });
const LawField = Type.Unsafe<LawField>(fieldOf(fieldOf(fieldOf())));

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
/** Written out three deep; deeper ones are of the same shape. */
const nodeOf = (child?: TSchema): TSchema =>
  Type.Object({
    label: Words,
    value: Type.Optional(Type.String({ description: '算得的数，金额与比例为十进制文字' })),
    how: Type.Optional(Type.String({ description: '怎么来的，如 18500.00 × 0.03' })),
    formula: Type.Optional(Type.Object({ code: Type.String(), from: Day, cites: Type.String() })),
    parameter: Type.Optional(
      Type.Object({
        path: Type.String(),
        from: Day,
        value: Type.Unknown(),
        source: LawSource,
        status: LawStatus,
        note: Type.Optional(Type.String()),
      }),
    ),
    children: Type.Array(child ?? Type.Object({}), { description: '下一级，形状同本对象' }),
  });
const LawNode = Type.Unsafe<LawNode>(nodeOf(nodeOf(nodeOf())));

export type LawAnswer = { readonly [name: string]: string | number | boolean | null | undefined | LawAnswer };
const Figure = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);
const answerOf = (inner?: TSchema) =>
  Type.Record(Type.String(), inner ? Type.Union([Figure, inner]) : Figure, {
    description: '按名称；金额与比例为十进制文字，各险种、各月等再按名称分列',
  });
const LawAnswer = Type.Unsafe<LawAnswer>(answerOf(answerOf(answerOf())));
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
      search: Type.Optional(
        Type.String({ maxLength: 100, description: '路径、名称、主题或拼音首字母，以空格分开的各词都要符合' }),
      ),
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
  unit: Nullable(LawUnit),
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
