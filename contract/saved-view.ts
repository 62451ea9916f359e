import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { PeopleQuery } from './person.ts';
import { Id, IdParams, Line, List } from './shape.ts';

/**
 * Views of the people's list: what is asked, which columns, in what order, under a name. A view holds the question alone: whoever opens it
 * asks in his own name, so that a shared one never shows more than his rights.
 */
const exact = { additionalProperties: false } as const;
const tag = 'saved-views';

export const viewIcons = [
  'list',
  'star',
  'team',
  'flag',
  'clock',
  'warning',
  'graduation',
  'gift',
  'exit',
  'heart',
] as const;
export type ViewIcon = (typeof viewIcons)[number];

/** A place in the list, and what the screen asks of each page, are no part of a view. */
export const ViewQuery = Type.Omit(
  PeopleQuery,
  ['limit', 'offset', 'after', 'total', 'columns', 'customColumns', 'tags'],
  { additionalProperties: false },
);
export type ViewQuery = Static<typeof ViewQuery>;

const Share = Type.Object(
  { roleIds: Type.Array(Id, { maxItems: 20 }), unitIds: Type.Array(Id, { maxItems: 20 }) },
  exact,
);
const values = {
  name: Line(40, 1),
  icon: Type.Enum(viewIcons),
  query: ViewQuery,
  /** Keys of columns in their order; those that the product does not know are left out when it is opened. */
  columns: Type.Array(Line(120, 1), { maxItems: 60 }),
};

export const SavedView = Type.Object({
  id: Id,
  ...values,
  isOwn: Type.Boolean(),
  /** Who made it. */
  ownerName: Type.String(),
  isDefault: Type.Boolean(),
  /** Of an own view: with whom it is shared. */
  sharedWith: Type.Object({ roleIds: Type.Array(Id), unitIds: Type.Array(Id) }),
  isShared: Type.Boolean(),
  /** Conditions that name what the caller may not see, or what is no longer there; they are left out of `query`. */
  leftOut: Type.Integer(),
});
export type SavedView = Static<typeof SavedView>;

export const listSavedViews = endpoint({
  method: 'GET',
  path: '/people-views',
  action: 'people.read',
  group: 'basic',
  summary: '员工列表的视图：自己的，与共享给自己的',
  tag,
  reply: List(SavedView),
});

export const readViewAudiences = endpoint({
  method: 'GET',
  path: '/people-view-audiences',
  action: 'view.share',
  summary: '视图可以共享给哪些角色',
  tag,
  reply: List(Type.Object({ roleId: Id, name: Type.String() })),
});

export const createSavedView = endpoint({
  method: 'POST',
  path: '/people-views',
  action: 'people.read',
  group: 'basic',
  summary: '保存视图',
  tag,
  body: Type.Object({ ...values, sharedWith: Type.Optional(Share), isDefault: Type.Optional(Type.Boolean()) }, exact),
  reply: Type.Object({ id: Id }),
  refusals: ['saved-view.name-taken', 'saved-view.may-not-share', 'saved-view.audience-unknown', 'saved-view.too-many'],
});

export const editSavedView = endpoint({
  method: 'PUT',
  path: '/people-views/:id',
  action: 'people.read',
  group: 'basic',
  summary: '修改自己的视图',
  tag,
  params: IdParams,
  body: Type.Object({ ...values, sharedWith: Type.Optional(Share) }, exact),
  refusals: [
    'saved-view.not-found',
    'saved-view.name-taken',
    'saved-view.may-not-share',
    'saved-view.audience-unknown',
  ],
});

export const deleteSavedView = endpoint({
  method: 'DELETE',
  path: '/people-views/:id',
  action: 'people.read',
  group: 'basic',
  summary: '删除自己的视图',
  tag,
  params: IdParams,
  refusals: ['saved-view.not-found'],
});

export const setDefaultView = endpoint({
  method: 'POST',
  path: '/people-views/:id/default',
  action: 'people.read',
  group: 'basic',
  summary: '打开员工列表时先用这个视图，或不再先用',
  tag,
  params: IdParams,
  body: Type.Object({ isDefault: Type.Boolean() }, exact),
  refusals: ['saved-view.not-found'],
});
