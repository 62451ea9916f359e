import Type, { type Static } from 'typebox';
import { Wanting } from './document.ts';
import { endpoint } from './endpoint.ts';
import { Day, Id, Instant, Nullable } from './shape.ts';

const tag = 'documents';
const exact = { additionalProperties: false } as const;
const who = {
  personId: Id,
  personName: Type.String(),
  number: Type.String(),
  unitName: Type.String(),
};
const paging = {
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};
const narrowed = { unitId: Type.Optional(Id), kindId: Type.Optional(Id) };

export const ExpiringDocument = Type.Object({
  id: Id,
  ...who,
  kindName: Type.String(),
  title: Type.String(),
  expiresOn: Day,
  daysLeft: Type.Integer(),
});
export type ExpiringDocument = Static<typeof ExpiringDocument>;

export const listExpiringDocuments = endpoint({
  method: 'GET',
  path: '/documents/expiring',
  action: 'people.read',
  group: '*',
  summary: '即将到期和已经过期的材料',
  tag,
  query: Type.Object(
    { ...narrowed, ...paging, within: Type.Optional(Type.Integer({ minimum: 0, maximum: 3650 })) },
    exact,
  ),
  reply: Type.Object({ items: Type.Array(ExpiringDocument), total: Type.Integer() }),
});

export const IncompletePerson = Type.Object({
  ...who,
  required: Type.Integer(),
  wanting: Type.Array(Wanting),
});
export type IncompletePerson = Static<typeof IncompletePerson>;

export const listIncompleteArchives = endpoint({
  method: 'GET',
  path: '/documents/incomplete',
  action: 'people.edit',
  group: '*',
  summary: '材料不齐的人员，缺得多的在前',
  tag,
  query: Type.Object({ ...narrowed, ...paging }, exact),
  reply: Type.Object({
    items: Type.Array(IncompletePerson),
    /** Persons with something wanting, and all who were looked at. */
    total: Type.Integer(),
    people: Type.Integer(),
    units: Type.Array(
      Type.Object({
        unitId: Nullable(Id),
        unitName: Type.String(),
        people: Type.Integer(),
        incomplete: Type.Integer(),
      }),
    ),
  }),
});

export const ProposedDocument = Type.Object({
  id: Id,
  ...who,
  kindName: Type.String(),
  title: Type.String(),
  createdAt: Instant,
});
export type ProposedDocument = Static<typeof ProposedDocument>;

export const listProposedDocuments = endpoint({
  method: 'GET',
  path: '/documents/proposed',
  action: 'people.edit',
  group: '*',
  summary: '本人提交、待核收的材料，先交的在前',
  tag,
  query: Type.Object({ ...narrowed, ...paging }, exact),
  reply: Type.Object({ items: Type.Array(ProposedDocument), total: Type.Integer() }),
});
