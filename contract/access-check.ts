import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

const tag = 'access';
const exact = { additionalProperties: false } as const;

export const findingKinds = {
  'duty-conflict': '职责冲突',
  'account-left': '离职人员的账号',
  'single-administrator': '只有一名管理员',
  'over-wide': '范围过宽',
  'unused-grant': '长期未用的授权',
  dormant: '长期未登录的账号',
  'key-endless': '没有期限的密钥',
  'key-orphan': '无人负责的服务账号',
} as const;
export type FindingKind = keyof typeof findingKinds;
const kindCodes = Object.keys(findingKinds) as FindingKind[];

export const severityLabels = { high: '高', medium: '中', low: '低' } as const;
export type Severity = keyof typeof severityLabels;
export const severities = Object.keys(severityLabels) as Severity[];

/** What would mend it: done by the ordinary endpoints for grants and accounts, with their rights, refusals and audit. */
export const Mending = Type.Union([
  Type.Object({
    way: Type.Literal('revoke-grant'),
    grantId: Id,
    roleName: Type.String(),
    unitName: Nullable(Type.String()),
  }),
  Type.Object({ way: Type.Literal('disable-account'), accountId: Id }),
  /** A grant within one unit in the stead of one everywhere. */
  Type.Object({
    way: Type.Literal('narrow-grant'),
    grantId: Id,
    accountId: Id,
    roleId: Id,
    roleName: Type.String(),
    unitId: Id,
    unitName: Type.String(),
    until: Nullable(Day),
  }),
]);
export type Mending = Static<typeof Mending>;

export const Finding = Type.Object({
  /** The same finding has the same key in each examination. */
  key: Line(200, 1),
  kind: Type.Enum(kindCodes),
  severity: Type.Enum(severities),
  /** Null: about the system as a whole. */
  accountId: Nullable(Id),
  accountName: Type.String(),
  username: Type.String(),
  /** One sentence: what is the matter. */
  what: Type.String(),
  /** Why that matters. */
  why: Type.String(),
  facts: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
  mending: Nullable(Mending),
});
export type Finding = Static<typeof Finding>;

const Acceptance = Type.Object({
  id: Id,
  reason: Type.String(),
  until: Day,
  acceptedByName: Type.String(),
  acceptedAt: Instant,
});

const head = {
  id: Id,
  madeAt: Instant,
  /** Empty by night. */
  askedByName: Type.String(),
  accounts: Type.Integer(),
  grants: Type.Integer(),
};

export const listAccessChecks = endpoint({
  method: 'GET',
  path: '/access/checks',
  action: 'access.read',
  summary: '权限体检的历次结果',
  tag,
  reply: List(Type.Object({ ...head, high: Type.Integer(), medium: Type.Integer(), low: Type.Integer() })),
});

export const readAccessCheck = endpoint({
  method: 'GET',
  path: '/access/checks/:id',
  action: 'access.read',
  summary: '一次权限体检的发现',
  tag,
  params: IdParams,
  reply: Type.Object({
    ...head,
    findings: Type.Array(Type.Object({ ...Finding.properties, acceptance: Nullable(Acceptance) })),
  }),
  refusals: ['access.check-not-found'],
});

export const startAccessCheck = endpoint({
  method: 'POST',
  path: '/access/checks',
  action: 'access.read',
  summary: '立即体检（后台任务）',
  tag,
  reply: Type.Object({ runId: Id }),
  rateLimit: 10,
});

export const acceptFinding = endpoint({
  method: 'POST',
  path: '/access/checks/:id/acceptances',
  action: 'access.edit',
  summary: '写明理由，在某天以前接受一项发现',
  description: '不能接受关于自己的发现；最长一年。',
  tag,
  params: IdParams,
  body: Type.Object({ key: Line(200, 1), reason: Line(300, 2), until: Day }, exact),
  refusals: ['access.check-not-found', 'access.finding-not-found', 'access.finding-own', 'access.accepted-until'],
});

export const endAcceptance = endpoint({
  method: 'DELETE',
  path: '/access/checks/acceptances/:id',
  action: 'access.edit',
  summary: '不再接受',
  tag,
  params: IdParams,
  refusals: ['access.acceptance-not-found'],
});
