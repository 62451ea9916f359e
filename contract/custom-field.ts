import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { FormDefinition } from './form-definition.ts';
import { Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

/**
 * Sections of the archive that HR draws. What a section asks for is a form (contract/form-definition.ts); each saving is a version in
 * force at once, and those before it are kept for what was written by them.
 */
export const SectionCode = Type.String({
  pattern: '^[a-z][a-z0-9-]{0,39}$',
  description: 'stable code of a section, such as key-post',
});
export const GroupCode = Type.String({ pattern: '^x-[a-z0-9][a-z0-9-]{0,37}$', description: 'begins with x-' });

const exact = { additionalProperties: false } as const;
const tag = 'custom-field';
const Ids = Type.Array(Id, { maxItems: 200 });

/** For whom: each list that isn't empty must hold the post, the unit (or one above it) or the grade of one of the person's posts. */
export const Audience = Type.Object({ posts: Ids, units: Ids, grades: Ids }, exact);
export type Audience = Static<typeof Audience>;

export const SectionIssue = Type.Object({
  /** JSON pointer into the definition. */
  path: Type.String(),
  code: Line(60),
  zh: Type.String(),
  /** A place in a formula, from 0. */
  at: Type.Optional(Type.Integer()),
});

const sectionFacts = {
  id: Id,
  code: SectionCode,
  name: Line(60),
  help: Line(500),
  group: Line(60),
  groupLabel: Line(60),
  isSealed: Type.Boolean(),
  audience: Audience,
  isRetired: Type.Boolean(),
  version: Type.Integer(),
  editedBy: Line(100),
  editedAt: Instant,
};

export const CustomSection = Type.Object({
  ...sectionFacts,
  fields: Type.Integer(),
  /** How many people have something in it, whether or not the caller may see them. */
  people: Type.Integer(),
});
export type CustomSection = Static<typeof CustomSection>;

export const FieldUse = Type.Object({
  code: Type.String(),
  /** How many people have a value of it. */
  people: Type.Integer(),
  /** The labels of fields and of what of them reads this one in a formula. */
  formulas: Type.Array(Type.String()),
});
export type FieldUse = Static<typeof FieldUse>;

export const WholeSection = Type.Object({
  ...sectionFacts,
  definition: FormDefinition,
  people: Type.Integer(),
  use: Type.Array(FieldUse),
  /** Newest first. */
  versions: Type.Array(
    Type.Object({
      number: Type.Integer(),
      name: Line(60),
      note: Line(300),
      fields: Type.Integer(),
      editedBy: Line(100),
      editedAt: Instant,
    }),
  ),
  /** Fields that were deleted, with their last names. */
  gone: Type.Array(Type.Object({ label: Type.String(), kind: Type.String(), people: Type.Integer() })),
});
export type WholeSection = Static<typeof WholeSection>;

/** What a definition would change if it were saved. */
export const SectionEffect = Type.Object({
  issues: Type.Array(SectionIssue),
  changes: Type.Array(
    Type.Object({
      code: Type.String(),
      label: Type.String(),
      what: Type.Enum(['added', 'deleted', 'changed']),
      /** People who have a value of it. */
      people: Type.Integer(),
      /** Values that the changed field would not take: how many, and those within the caller's reach, up to 20. */
      unfit: Type.Integer(),
      examples: Type.Array(Type.Object({ person: Type.String(), value: Type.String(), why: Type.String() })),
    }),
  ),
});
export type SectionEffect = Static<typeof SectionEffect>;

const shared = { action: 'custom-field.edit', tag } as const;

export const listCustomSections = endpoint({
  ...shared,
  method: 'GET',
  path: '/custom-sections',
  summary: '自定义栏目，含已停用的',
  reply: List(CustomSection),
});

export const readCustomSection = endpoint({
  ...shared,
  method: 'GET',
  path: '/custom-sections/:id',
  summary: '一个自定义栏目：定义、版本、使用情况',
  params: IdParams,
  query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) }, exact),
  reply: WholeSection,
  refusals: ['custom-fields.not-found'],
});

export const createCustomSection = endpoint({
  ...shared,
  method: 'POST',
  path: '/custom-sections',
  summary: '新建自定义栏目',
  description: 'The group stays for good: what was written under one group is never shown under another.',
  body: Type.Object(
    {
      code: SectionCode,
      name: Line(60, 1),
      help: Type.Optional(Line(500)),
      group: Line(60, 1),
      audience: Type.Optional(Audience),
      definition: FormDefinition,
    },
    exact,
  ),
  reply: Type.Object({ id: Id }),
  refusals: ['custom-fields.code-taken', 'custom-fields.group-unknown', 'custom-fields.has-errors'],
});

export const saveCustomSection = endpoint({
  ...shared,
  method: 'PUT',
  path: '/custom-sections/:id',
  summary: '保存为新版本，立即生效',
  description:
    'Refused where the definition has a fault (custom-fields.has-errors names each with its place), or where values that are kept would not fit a changed field.',
  params: IdParams,
  body: Type.Object(
    {
      name: Line(60, 1),
      help: Line(500),
      audience: Audience,
      definition: FormDefinition,
      note: Type.Optional(Line(300)),
      /** The version that was opened; refused where somebody else saved meanwhile. */
      basedOn: Type.Integer({ minimum: 0, maximum: 100_000 }),
    },
    exact,
  ),
  reply: Type.Object({ version: Type.Integer() }),
  refusals: [
    'custom-fields.not-found',
    'custom-fields.saved-meanwhile',
    'custom-fields.has-errors',
    'custom-fields.values-unfit',
  ],
});

export const previewCustomSection = endpoint({
  ...shared,
  method: 'POST',
  path: '/custom-sections/:id/preview',
  summary: '保存前预览：错误、增删改的字段、不合新要求的内容',
  params: IdParams,
  body: Type.Object({ definition: FormDefinition }, exact),
  reply: SectionEffect,
  refusals: ['custom-fields.not-found'],
});

export const retireCustomSection = endpoint({
  ...shared,
  method: 'POST',
  path: '/custom-sections/:id/retire',
  summary: '停用或恢复栏目；已有内容保留',
  params: IdParams,
  body: Type.Object({ retired: Type.Boolean() }, exact),
  refusals: ['custom-fields.not-found'],
});

export const orderCustomSections = endpoint({
  ...shared,
  method: 'PUT',
  path: '/custom-sections/order',
  summary: '栏目在档案里的先后',
  body: Type.Object({ ids: Type.Array(Id, { maxItems: 200 }) }, exact),
});

export const CustomGroup = Type.Object({ code: Type.String(), label: Line(60), isSealed: Type.Boolean() });
export type CustomGroup = Static<typeof CustomGroup>;

export const listCustomGroups = endpoint({
  ...shared,
  method: 'GET',
  path: '/custom-groups',
  summary: '字段分组，含产品自带的',
  reply: List(Type.Object({ code: Type.String(), label: Line(60), isSealed: Type.Boolean(), isOwn: Type.Boolean() })),
});

export const createCustomGroup = endpoint({
  ...shared,
  method: 'POST',
  path: '/custom-groups',
  summary: '新建字段分组；授予角色之前谁也看不到其中的内容',
  body: Type.Object({ code: GroupCode, label: Line(60, 1), isSealed: Type.Boolean() }, exact),
  refusals: ['access.group-taken'],
});

export const renameCustomGroup = endpoint({
  ...shared,
  method: 'PUT',
  path: '/custom-groups/:code',
  summary: '字段分组改名',
  params: Type.Object({ code: GroupCode }, exact),
  body: Type.Object({ label: Line(60, 1) }, exact),
  refusals: ['access.group-not-found', 'access.group-taken'],
});

// --- columns of lists -------------------------------------------------------------------------------------------------

/** A field as lists, filters, imports and exports name it: `section.field`. */
export const CustomColumn = Type.Object({
  ref: Type.String(),
  section: Type.String(),
  sectionName: Type.String(),
  label: Type.String(),
  kind: Type.String(),
  many: Type.Boolean(),
  options: Type.Array(Type.Object({ value: Type.String(), label: Type.String() })),
  suffix: Nullable(Type.String()),
  /** Whether a list can be put in order by it, and narrowed by it: not where it is sealed. */
  sortable: Type.Boolean(),
});
export type CustomColumn = Static<typeof CustomColumn>;

export const listCustomColumns = endpoint({
  method: 'GET',
  path: '/custom-columns',
  action: 'people.read',
  group: '*',
  summary: '本人可查看的自定义字段，供列表与导出选用',
  tag,
  reply: List(CustomColumn),
});
