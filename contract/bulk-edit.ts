import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { PeopleQuery } from './person.ts';
import { Day, Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

/** One change for many people: looked at first, then written as a whole, and taken back as a whole. */
const exact = { additionalProperties: false } as const;
const tag = 'bulk-edit';

export const mostBulkPeople = 5_000;

/** Fields that are alike for many. Names, numbers and phones are each one's own. */
export const bulkFields = {
  basic: [
    'politicalStatusCode',
    'joinedPartyOn',
    'maritalStatusCode',
    'ethnicityCode',
    'nationalityCode',
    'nativeRegionCode',
    'startedWorkOn',
    'note',
  ],
  contact: ['homeAddress', 'registeredAddress'],
} as const;
export type BulkGroup = keyof typeof bulkFields;

const FieldChange = Type.Object(
  {
    kind: Type.Literal('field'),
    group: Type.Enum(['basic', 'contact']),
    field: Line(40, 1),
    value: Nullable(Line(2000)),
    /** `change`: so from a day on; `correct`: what stands there was wrong. */
    how: Type.Enum(['change', 'correct']),
    from: Type.Optional(Day),
  },
  exact,
);
const TagChange = Type.Object(
  {
    kind: Type.Literal('tag'),
    deed: Type.Enum(['give', 'take']),
    tagId: Id,
    /** From this day it is borne, or is not borne any more. */
    from: Day,
    until: Type.Optional(Nullable(Day)),
    reason: Type.Optional(Line(300)),
  },
  exact,
);
export const bulkPlaceReasons = ['transfer', 'promotion', 'demotion', 'reorganisation', 'correction'] as const;
const PlaceChange = Type.Object(
  {
    kind: Type.Literal('place'),
    on: Day,
    reason: Type.Enum(bulkPlaceReasons),
    unitId: Type.Optional(Id),
    postId: Type.Optional(Nullable(Id)),
    postName: Type.Optional(Line(100)),
    gradeId: Type.Optional(Nullable(Id)),
    managerPersonId: Type.Optional(Nullable(Id)),
    workplace: Type.Optional(Line(200)),
  },
  exact,
);
const CustomChange = Type.Object(
  {
    kind: Type.Literal('custom'),
    /** `section.field`; see GET /custom-columns. */
    ref: Line(100, 1),
    value: Nullable(Type.Union([Line(2000), Type.Number(), Type.Boolean(), Type.Array(Line(200), { maxItems: 50 })])),
    from: Day,
  },
  exact,
);
export const BulkChange = Type.Union([FieldChange, TagChange, PlaceChange, CustomChange]);
export type BulkChange = Static<typeof BulkChange>;
export type BulkFieldChange = Static<typeof FieldChange>;
export type BulkTagChange = Static<typeof TagChange>;
export type BulkPlaceChange = Static<typeof PlaceChange>;
export type BulkCustomChange = Static<typeof CustomChange>;

export const bulkStates = ['checking', 'checked', 'writing', 'done', 'undoing', 'undone'] as const;
export const bulkStateLabels: Record<(typeof bulkStates)[number], string> = {
  checking: '正在预览',
  checked: '待确认',
  writing: '正在写入',
  done: '已完成',
  undoing: '正在撤销',
  undone: '已撤销',
};
export const bulkModes = ['all-or-none', 'good-only'] as const;
export const bulkOutcomes = ['change', 'unchanged', 'refused'] as const;
export type BulkOutcome = (typeof bulkOutcomes)[number];

export const BulkRun = Type.Object({
  id: Id,
  title: Type.String({ description: 'what is changed, in Chinese' }),
  state: Type.Enum(bulkStates),
  people: Type.Integer(),
  toChange: Type.Integer(),
  unchanged: Type.Integer(),
  refused: Type.Integer(),
  /** How many were written. */
  changed: Type.Integer(),
  mode: Nullable(Type.Enum(bulkModes)),
  jobRunId: Nullable(Id),
  error: Nullable(Type.String()),
  createdAt: Instant,
  writtenAt: Nullable(Instant),
  endedAt: Nullable(Instant),
});
export type BulkRun = Static<typeof BulkRun>;

export const BulkRow = Type.Object({
  personId: Id,
  name: Type.String(),
  number: Type.String(),
  unitName: Type.String(),
  outcome: Type.Enum(bulkOutcomes),
  /** Why it is refused. */
  why: Type.String(),
  /** What stands there now and what would; of a run that was written, now alone. */
  parts: Type.Array(Type.Object({ label: Type.String(), before: Type.String(), after: Nullable(Type.String()) })),
});
export type BulkRow = Static<typeof BulkRow>;

const shared = { action: 'people.edit', group: '*', tag } as const;

export const startBulkEdit = endpoint({
  ...shared,
  method: 'POST',
  path: '/bulk-edits',
  summary: '预览一项批量修改',
  description: `Of the people named, or of all that a query finds, ${mostBulkPeople} at most. Nothing is written yet.`,
  body: Type.Object(
    {
      people: Type.Union([
        Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: mostBulkPeople }) }, exact),
        Type.Object({ query: PeopleQuery, except: Type.Optional(Type.Array(Id, { maxItems: 1000 })) }, exact),
      ]),
      change: BulkChange,
    },
    exact,
  ),
  reply: Type.Object({ id: Id }),
  refusals: [
    'bulk-edit.too-many',
    'bulk-edit.nobody',
    'bulk-edit.field-unknown',
    'bulk-edit.value-invalid',
    'bulk-edit.nothing-asked',
    'tag.not-found',
  ],
});

export const listBulkEdits = endpoint({
  ...shared,
  method: 'GET',
  path: '/bulk-edits',
  summary: '本人的批量修改，新的在前',
  query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) }, exact),
  reply: List(BulkRun),
});

export const readBulkEdit = endpoint({
  ...shared,
  method: 'GET',
  path: '/bulk-edits/:id',
  summary: '一次批量修改',
  params: IdParams,
  reply: BulkRun,
  refusals: ['bulk-edit.not-found'],
  rateLimit: 600,
});

export const listBulkRows = endpoint({
  ...shared,
  method: 'GET',
  path: '/bulk-edits/:id/people',
  summary: '每个人会怎样：改前与改后、不变的、不能改的与原因',
  params: IdParams,
  query: Type.Object(
    {
      outcome: Type.Optional(Type.Enum(bulkOutcomes)),
      offset: Type.Optional(Type.Integer({ minimum: 0, maximum: mostBulkPeople })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    },
    exact,
  ),
  reply: List(BulkRow),
  refusals: ['bulk-edit.not-found'],
});

export const writeBulkEdit = endpoint({
  ...shared,
  method: 'POST',
  path: '/bulk-edits/:id/write',
  summary: '写入：全部一起，或只写没有问题的',
  params: IdParams,
  body: Type.Object({ mode: Type.Enum(bulkModes) }, exact),
  reply: Type.Object({ jobRunId: Id }),
  refusals: ['bulk-edit.not-found', 'bulk-edit.state', 'bulk-edit.has-refused', 'bulk-edit.nothing'],
});

export const undoBulkEdit = endpoint({
  ...shared,
  method: 'POST',
  path: '/bulk-edits/:id/undo',
  summary: '整体撤销',
  params: IdParams,
  reply: Type.Object({ jobRunId: Id }),
  refusals: ['bulk-edit.not-found', 'bulk-edit.state'],
});
