import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

/** Tags of people: made by HR for many to use, each within a field group, so that who may not read the group knows nothing of it. */
const exact = { additionalProperties: false } as const;
const tag = 'tags';

export const tagColours = ['gray', 'red', 'orange', 'gold', 'green', 'teal', 'blue', 'violet', 'pink'] as const;
export type TagColour = (typeof tagColours)[number];
export const tagColourLabels: Record<TagColour, string> = {
  gray: '灰',
  red: '红',
  orange: '橙',
  gold: '金',
  green: '绿',
  teal: '青',
  blue: '蓝',
  violet: '紫',
  pink: '粉',
};

export const Tag = Type.Object({
  id: Id,
  name: Line(40),
  colour: Type.Enum(tagColours),
  note: Line(300),
  /** The field group: who reads it of a person sees the tag there. */
  group: Line(60),
  groupLabel: Type.String(),
  /** Whose people may bear it, with those of the units below; null: everybody's. */
  unitId: Nullable(Id),
  unitName: Type.String(),
  isRetired: Type.Boolean(),
  /** Of the people within the caller's reach, how many bear it today. */
  people: Type.Integer(),
  can: Type.Object({
    edit: Type.Boolean(),
    give: Type.Boolean({ description: 'to some at least' }),
  }),
});
export type Tag = Static<typeof Tag>;

const values = {
  name: Line(40, 1),
  colour: Type.Enum(tagColours),
  note: Type.Optional(Line(300)),
  unitId: Type.Optional(Nullable(Id)),
};

export const listTags = endpoint({
  method: 'GET',
  path: '/tags',
  action: 'people.read',
  group: '*',
  summary: '本人可见的标签，附可见范围内的人数',
  tag,
  reply: List(Tag),
});

export const createTag = endpoint({
  method: 'POST',
  path: '/tags',
  action: 'tag.edit',
  summary: '新建标签',
  description: 'The group stays for good. A tag of a unit is for its people and those of the units below.',
  tag,
  body: Type.Object({ ...values, group: Type.Optional(Line(60, 1)) }, exact),
  reply: Type.Object({ id: Id }),
  refusals: ['tag.name-taken', 'tag.group-unknown', 'tag.unit-unknown', 'tag.unit-out-of-reach'],
});

export const editTag = endpoint({
  method: 'PUT',
  path: '/tags/:id',
  action: 'tag.edit',
  summary: '修改标签；停用后不能再授予，已有的保留',
  tag,
  params: IdParams,
  body: Type.Object({ ...values, isRetired: Type.Optional(Type.Boolean()) }, exact),
  refusals: ['tag.not-found', 'tag.name-taken', 'tag.unit-unknown', 'tag.unit-out-of-reach'],
});

export const PersonTagSpan = Type.Object({
  versionId: Id,
  tagId: Id,
  name: Type.String(),
  colour: Type.Enum(tagColours),
  note: Type.String(),
  from: Nullable(Day),
  /** The first day on which it no longer holds; null: open. */
  until: Nullable(Day),
  reason: Type.String(),
  recordedAt: Instant,
  canEdit: Type.Boolean(),
});
export type PersonTagSpan = Static<typeof PersonTagSpan>;

export const readPersonTags = endpoint({
  method: 'GET',
  path: '/people/:id/tags',
  action: 'people.read',
  group: '*',
  summary: '一个人的标签，含已结束与尚未开始的',
  tag,
  params: IdParams,
  reply: Type.Object({
    items: Type.Array(PersonTagSpan),
    /** Whether the caller may give him any. */
    canGive: Type.Boolean(),
  }),
  refusals: ['people.not-found'],
});

const giving = [
  'people.not-found',
  'tag.not-found',
  'tag.out-of-reach',
  'tag.other-unit',
  'tag.borne-already',
  'people.span-invalid',
];

export const givePersonTag = endpoint({
  method: 'POST',
  path: '/people/:id/tags',
  action: 'people.edit',
  group: '*',
  summary: '授予标签',
  tag,
  params: IdParams,
  body: Type.Object(
    { tagId: Id, from: Day, until: Type.Optional(Nullable(Day)), reason: Type.Optional(Line(300)) },
    exact,
  ),
  refusals: giving,
});

export const endPersonTag = endpoint({
  method: 'POST',
  path: '/people/:id/tags/:tagId/end',
  action: 'people.edit',
  group: '*',
  summary: '自某日起不再有这个标签',
  tag,
  params: Type.Object({ id: Id, tagId: Id }, exact),
  body: Type.Object({ on: Day }, exact),
  refusals: ['people.not-found', 'tag.not-found', 'tag.out-of-reach', 'tag.not-borne'],
});

export const rescindPersonTag = endpoint({
  method: 'DELETE',
  path: '/people/:id/tags/versions/:versionId',
  action: 'people.edit',
  group: '*',
  summary: '撤回误授的标签',
  tag,
  params: Type.Object({ id: Id, versionId: Id }, exact),
  refusals: ['people.not-found', 'tag.not-borne', 'tag.out-of-reach'],
});
