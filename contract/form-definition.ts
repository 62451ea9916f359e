import Type, { type Static } from 'typebox';
import { Line } from './shape.ts';

/** What a form is: sections of fields, as data. Expressions are CEL over the fields' codes. */

export const fieldKinds = {
  text: '单行文字',
  paragraph: '多行文字',
  number: '数字',
  money: '金额',
  date: '日期',
  dates: '起止日期',
  choice: '选择',
  'yes-no': '是或否',
  person: '人员',
  unit: '单位',
  phone: '手机号',
  identity: '身份证号',
  file: '附件',
  table: '表格',
  note: '说明文字',
} as const;
export type FieldKind = keyof typeof fieldKinds;
export const columnKinds = Object.keys(fieldKinds).filter(
  (kind): kind is Exclude<FieldKind, 'table' | 'note' | 'file'> => !['table', 'note', 'file'].includes(kind),
);

export const formLimits = {
  sections: 30,
  fields: 200,
  columns: 50,
  options: 200,
  rows: 200,
  files: 20,
  checks: 10,
} as const;

const exact = { additionalProperties: false } as const;
const Cel = Type.String({ minLength: 1, maxLength: 2000, description: 'CEL' });
const Code = Type.String({ pattern: '^[a-z][A-Za-z0-9_]{0,39}$' });
const Bound = Type.Number({ minimum: -1_000_000_000_000, maximum: 1_000_000_000_000 });

export const FormCheck = Type.Object({ cel: Cel, message: Line(200, 1) }, exact);
export const FormOption = Type.Object({ value: Line(60, 1), label: Line(100, 1) }, exact);

const common = {
  code: Code,
  label: Line(60),
  help: Type.Optional(Line(500)),
  placeholder: Type.Optional(Line(100)),
  required: Type.Optional(Type.Union([Type.Boolean(), Cel])),
  visible: Type.Optional(Cel),
  /** Never typed: it holds its default, reckoned anew whenever what that reads changes. */
  readonly: Type.Optional(Type.Boolean()),
  default: Type.Optional(Type.Union([Type.Object({ cel: Cel }, exact), Type.Object({ value: Type.Unknown() }, exact)])),
  /** Each holds, or its message is told. */
  checks: Type.Optional(Type.Array(FormCheck, { maxItems: formLimits.checks })),
  /** Of numbers; of money in fen; of rows and files how many. */
  min: Type.Optional(Bound),
  max: Type.Optional(Bound),
  /** Characters. */
  shortest: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
  longest: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
  /** Places after the point of a number. */
  places: Type.Optional(Type.Integer({ minimum: 0, maximum: 6 })),
  /** Behind a number: 天, 元/月. */
  suffix: Type.Optional(Line(20)),
  options: Type.Optional(Type.Array(FormOption, { maxItems: formLimits.options })),
  /** Of a choice: its options are the employments of whom the form is about. Not asked where he has one; the value is kept with its name. */
  from: Type.Optional(Type.Enum(['employments'])),
  many: Type.Optional(Type.Boolean()),
  look: Type.Optional(Type.Enum(['list', 'buttons'])),
  /** Where a person is looked for: in the archives within reach (the value's id is a person's), or among all who have an account (an account's). */
  among: Type.Optional(Type.Enum(['archive', 'colleagues'])),
};

export const FormColumn = Type.Object({ ...common, kind: Type.Enum(columnKinds) }, exact);
export type FormColumn = Static<typeof FormColumn>;

export const FormField = Type.Object(
  {
    ...common,
    kind: Type.Enum(Object.keys(fieldKinds) as FieldKind[]),
    width: Type.Optional(Type.Enum(['half', 'full'])),
    columns: Type.Optional(Type.Array(FormColumn, { maxItems: formLimits.columns })),
    /** Numbers and the like: sealed in whatever case or draft holds them, and shown by their last characters. True for all, or where CEL says so. */
    sensitive: Type.Optional(Type.Union([Type.Boolean(), Cel])),
    /** Of a note. */
    text: Type.Optional(Line(2000)),
  },
  exact,
);
export type FormField = Static<typeof FormField>;

export const FormSection = Type.Object(
  {
    title: Line(60),
    help: Type.Optional(Line(500)),
    visible: Type.Optional(Cel),
    fields: Type.Array(FormField, { maxItems: formLimits.fields }),
  },
  exact,
);
export type FormSection = Static<typeof FormSection>;

export const FormDefinition = Type.Object(
  { sections: Type.Array(FormSection, { maxItems: formLimits.sections }) },
  exact,
);
export type FormDefinition = Static<typeof FormDefinition>;

export type FormData = Readonly<Record<string, unknown>>;
/** What is known of the caller and of whom the form is about. */
export type FormPrefill = {
  readonly me?: FormData;
  readonly subject?: FormData;
  /** Of whom the form is about, as far as the filler may see; the latest first. */
  readonly employments?: readonly Picked[];
  /** By code: what is shown of values that are sealed. Sent back as it is it means the value that is kept. */
  readonly sealed?: Readonly<Record<string, string>>;
};

/** What `me.` and `subject.` know, each a text, empty where it isn't known or may not be seen. */
export const prefillNames = {
  id: '人员编号（系统内部）',
  name: '姓名',
  number: '工号',
  unit: '单位名称',
  unitId: '单位（系统内部编号）',
  post: '岗位',
  company: '法人主体',
  hiredOn: '入职日期',
  birthOn: '出生日期',
  sex: '性别',
  phone: '手机号（仅本人）',
  email: '邮箱（仅本人）',
  homeAddress: '现住址（仅本人）',
  registeredAddress: '户籍地址（仅本人）',
} as const;

export const fieldsOf = (definition: FormDefinition): FormField[] => definition.sections.flatMap(each => each.fields);

/** A value of a person or a unit that was picked. */
export type Picked = { readonly id: string; readonly name: string };
export type KeptFile = { readonly id: string; readonly name: string; readonly size: number };
/** Both days included; `days` counts them. */
export type DateSpan = { readonly from: string; readonly last: string; readonly days?: number };
