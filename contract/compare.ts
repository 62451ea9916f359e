import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { PersonItem } from './person.ts';
import { Day, Id } from './shape.ts';

export const mostCompared = 4;

/** What one person has in a row; hidden where the caller may not read that part of his archive. */
const Cell = Type.Object({ isHidden: Type.Boolean(), text: Type.String() });
export const CompareRow = Type.Object({
  label: Type.String(),
  /** In the order of `people`. */
  cells: Type.Array(Cell),
  /** Of those that are not hidden, not all are alike. */
  differs: Type.Boolean(),
});
export type CompareRow = Static<typeof CompareRow>;

export const Comparison = Type.Object({
  asOf: Day,
  people: Type.Array(PersonItem),
  groups: Type.Array(Type.Object({ code: Type.String(), label: Type.String(), rows: Type.Array(CompareRow) })),
});
export type Comparison = Static<typeof Comparison>;

export const comparePeople = endpoint({
  method: 'GET',
  path: '/people-compare',
  action: 'people.read',
  group: 'basic',
  summary: '并排对照二至四人的档案',
  description: 'As of asOf (today). What is out of reach of one person is hidden for him alone.',
  tag: 'people',
  query: Type.Object(
    {
      id: Type.Array(Id, { minItems: 2, maxItems: mostCompared, uniqueItems: true }),
      asOf: Type.Optional(Day),
    },
    { additionalProperties: false },
  ),
  reply: Comparison,
  refusals: ['people.not-found'],
});
