import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, Id, Line, Nullable } from './shape.ts';

/** A text in parts, told apart by whether it is what was looked for. */
export const Marked = Type.Array(Type.Object({ text: Type.String(), isHit: Type.Boolean() }));
export type Marked = Static<typeof Marked>;

export const SearchHit = Type.Object({
  id: Id,
  kind: Type.String({ description: 'person, unit, post, or a section of the archive' }),
  /** Whom it is about; opens the archive. */
  personId: Nullable(Id),
  /** Of a unit itself. */
  unitId: Nullable(Id),
  /** Who it is about, empty for what is no person’s. */
  name: Type.String(),
  title: Marked,
  body: Marked,
  /** Where the person works, and in what state. */
  place: Type.String(),
  onDay: Nullable(Day),
  expiresOn: Nullable(Day),
  /** Held in former days only. */
  isFormer: Type.Boolean(),
});
export type SearchHit = Static<typeof SearchHit>;

export const SearchGroup = Type.Object({
  kind: Type.String(),
  label: Type.String(),
  /** Found within what was looked at. */
  count: Type.Integer(),
  hits: Type.Array(SearchHit),
});
export type SearchGroup = Static<typeof SearchGroup>;

const Facet = <V extends Parameters<typeof Type.Object>[0]>(value: V) =>
  Type.Array(Type.Object({ ...value, label: Type.String(), count: Type.Integer() }));

/** Longer than anything one would type; a pasted page is refused. */
export const mostSearchLetters = 200;
export const mostSearchWords = 12;

export const searchKinds = ['unit', 'days', 'code', 'kind', 'expiry', 'text'] as const;

export const searchAll = endpoint({
  method: 'GET',
  path: '/search',
  action: 'signed-in',
  summary: 'One box for everything within reach: people, units, posts, and what the archives hold',
  description:
    'Words must all be found. Names (also pinyin, initials), numbers, units, days (2023年, 2026年12月 到期), code values (硕士, 党员) and kinds of section (证书) are recognised, the rest is text. What the actor may not read finds nothing and counts nothing.',
  tag: 'search',
  query: Type.Object(
    {
      q: Line(mostSearchLetters),
      kind: Type.Optional(Line(60, 1)),
      unitId: Type.Optional(Id),
      year: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2199 })),
      /** Also what was true in former days. */
      former: Type.Optional(Type.Boolean()),
      /** Hits of each kind. */
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
      /** The `next` of the page before; only with a kind. */
      after: Type.Optional(Line(20, 1)),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    /** What was recognised. */
    asked: Type.Array(Type.Object({ is: Type.Enum(searchKinds), text: Type.String() })),
    groups: Type.Array(SearchGroup),
    facets: Type.Object({
      kinds: Facet({ kind: Type.String() }),
      units: Facet({ unitId: Id }),
      years: Facet({ year: Type.Integer() }),
    }),
    /** More matched than were looked at: another word narrows it. */
    isCut: Type.Boolean(),
    next: Nullable(Type.String()),
    /** Changes are still being read, after an import say. */
    isCatchingUp: Type.Boolean(),
  }),
  refusals: ['search.too-many-words'],
});
