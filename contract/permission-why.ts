import Type, { type Static } from 'typebox';
import { ScopeCode } from './access.ts';
import { endpoint } from './endpoint.ts';
import { Day, Id, Nullable } from './shape.ts';

/** What may be done to a field group of somebody's archive. Whoever edits or reveals must be able to read the group. */
export const archiveActions = ['people.read', 'people.edit', 'people.reveal'] as const;
export type ArchiveAction = (typeof archiveActions)[number];

/** What one grant comes to for one person. */
export const wayEnds = [
  'covers',
  'ended',
  'future',
  'not-self',
  'not-led',
  'other-unit',
  'no-unit',
  'no-person',
] as const;
export type WayEnd = (typeof wayEnds)[number];

/** What stands between the account and the person's group; `nothing`: it may. */
export const lacks = ['nothing', 'account', 'grant', 'reach', 'basic', 'read'] as const;
export type Lack = (typeof lacks)[number];

export const Way = Type.Object({
  grantId: Id,
  roleCode: Type.String(),
  roleName: Type.String(),
  scope: ScopeCode,
  /** The unit of the grant and those above it, from the top; null: every unit. */
  unitPath: Nullable(Type.String()),
  from: Nullable(Day),
  until: Nullable(Day),
  reason: Type.String(),
  grantedByName: Nullable(Type.String()),
  end: Type.Enum(wayEnds),
});
export type Way = Static<typeof Way>;

export const Verdict = Type.Object({
  action: Type.Enum(archiveActions),
  group: Type.String(),
  may: Type.Boolean(),
  lack: Type.Enum(lacks),
  /** Every grant, present, past or to come, whose role carries the permission; those that count come first. */
  ways: Type.Array(Way),
  /** Roles that would carry it, whoever holds them. */
  offers: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), scope: ScopeCode })),
});
export type Verdict = Static<typeof Verdict>;

export const explainPermission = endpoint({
  method: 'GET',
  path: '/access/why',
  action: 'access.read',
  summary: '某个账号为什么能（不能）看到某人的档案',
  description: '逐个字段分组给出查看、修改、查看完整号码三项的结论与依据的授权；以今天的授权与任职为准。',
  tag: 'access',
  query: Type.Object({ accountId: Id, personId: Id }, { additionalProperties: false }),
  reply: Type.Object({
    accountName: Type.String(),
    isActive: Type.Boolean(),
    personName: Type.String(),
    /** Where the person stands today, from the top. */
    unitPath: Nullable(Type.String()),
    isSelf: Type.Boolean(),
    isLed: Type.Boolean(),
    groups: Type.Array(Type.Object({ code: Type.String(), label: Type.String() })),
    verdicts: Type.Array(Verdict),
  }),
  refusals: ['access.account-not-found', 'access.person-not-found'],
});
