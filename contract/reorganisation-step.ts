import Type, { type Static } from 'typebox';
import { UnitKind } from './organization.ts';
import { Id, Line, Nullable } from './shape.ts';

const exact = { additionalProperties: false } as const;

/**
 * One step of a plan of reorganisation. Steps hold one after another: a later one sees the tree as the earlier ones left it. A new unit
 * is named by an id that the drafter gives it, so that later steps can refer to it.
 */
export const ReorganisationStep = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('create'),
      unitId: Id,
      name: Line(100, 1),
      code: Type.Optional(Line(40)),
      unitKind: UnitKind,
      parentId: Nullable(Id),
      headPersonId: Type.Optional(Nullable(Id)),
    },
    exact,
  ),
  Type.Object(
    {
      kind: Type.Literal('change'),
      unitId: Id,
      name: Type.Optional(Line(100, 1)),
      code: Type.Optional(Line(40)),
      unitKind: Type.Optional(UnitKind),
      headPersonId: Type.Optional(Nullable(Id)),
    },
    exact,
  ),
  Type.Object({ kind: Type.Literal('move'), unitId: Id, parentId: Nullable(Id) }, exact),
  Type.Object({ kind: Type.Literal('merge'), unitId: Id, intoId: Id }, exact),
  Type.Object(
    {
      kind: Type.Literal('close'),
      unitId: Id,
      /** Where its people go; without it the unit must be empty on the day. */
      peopleTo: Type.Optional(Nullable(Id)),
    },
    exact,
  ),
]);
export type ReorganisationStep = Static<typeof ReorganisationStep>;
export type StepKind = ReorganisationStep['kind'];

export const stepLabels: Record<StepKind, string> = {
  create: '新设',
  change: '更名、换负责人',
  move: '移动',
  merge: '并入',
  close: '撤销',
};
export const mostSteps = 300;
