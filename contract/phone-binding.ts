import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

/** Who holds which number, what each department says of it, and the cases in which a number goes from one person to another. */
const tag = 'phone-binding';
const exact = { additionalProperties: false } as const;

/** Departments that hold phone numbers of people. `personnel` is the archive's own contact section. */
export const phoneSources = {
  'social-insurance': '社保',
  'organization-department': '组织部',
  personnel: '人事',
} as const;
export type PhoneSourceCode = keyof typeof phoneSources;
export const phoneSourceCodes = Object.keys(phoneSources) as PhoneSourceCode[];
const SourceCode = Type.Enum(phoneSourceCodes);

export const sourceStates = { current: '现行', 'stale-to-correct': '待更正', corrected: '已更正' } as const;
export type SourceState = keyof typeof sourceStates;
const State = Type.Enum(Object.keys(sourceStates) as SourceState[]);

export const rebindStates = { open: '办理中', approved: '已通过', refused: '未通过', withdrawn: '已撤回' } as const;
export type RebindState = keyof typeof rebindStates;
export const RebindStateCode = Type.Enum(Object.keys(rebindStates) as RebindState[]);

/** What the applicant is told of a refusal: chosen so that nothing can be learned of anybody else. */
export const refusedWhys = {
  'not-proven': '现有登记不足以证明该号码由您使用，请先到所在部门更新登记，再重新申请',
  'number-changed': '号码情况有变化，请核对后重新申请',
  'asked-in-error': '申请有误',
} as const;
export type RefusedWhy = keyof typeof refusedWhys;

/** What the sources together say: for the applicant, against, both, or nothing. */
export const verdicts = {
  supports: '登记一致：属于申请人',
  split: '登记不一致',
  against: '登记均不支持申请人',
  silent: '没有登记可比对',
} as const;
export type EvidenceVerdict = keyof typeof verdicts;

export const Statement = Type.Object({
  id: Id,
  source: SourceCode,
  phoneMasked: Type.String(),
  statedOn: Nullable(Day),
  recordedAt: Instant,
  state: State,
  agrees: Type.Boolean({ description: '是否就是所申请的号码' }),
});
export type Statement = Static<typeof Statement>;

export const Party = Type.Object({
  personId: Id,
  name: Type.String(),
  number: Type.String({ description: '工号' }),
  boundSince: Nullable(Instant),
  hasAccount: Type.Boolean(),
  signsInWithIt: Type.Boolean(),
  statements: Type.Array(Statement),
});
export type Party = Static<typeof Party>;

export const RebindEvidence = Type.Object({
  verdict: Type.Enum(Object.keys(verdicts) as EvidenceVerdict[]),
  /** Members who must agree. */
  agreementsNeeded: Type.Integer(),
  applicant: Party,
  holders: Type.Array(Party),
});
export type RebindEvidence = Static<typeof RebindEvidence>;

export const Rebind = Type.Object({
  id: Id,
  number: Type.String(),
  applicantId: Id,
  applicantName: Type.String(),
  phoneMasked: Type.String(),
  state: RebindStateCode,
  openedAt: Instant,
  dueAt: Nullable(Instant),
  decidedAt: Nullable(Instant),
  expedites: Type.Integer(),
  isHeldByOther: Type.Boolean(),
});
export type Rebind = Static<typeof Rebind>;

export const listRebinds = endpoint({
  method: 'GET',
  path: '/rebinds',
  action: 'rebind.read',
  summary: '手机号解绑事项',
  tag,
  query: Type.Object({ state: Type.Optional(RebindStateCode), before: Type.Optional(Instant) }, exact),
  reply: Type.Object({ items: Type.Array(Rebind), next: Nullable(Type.String({ description: '下一页的 before' })) }),
});

export const readRebind = endpoint({
  method: 'GET',
  path: '/rebinds/:id',
  action: 'rebind.read',
  summary: '手机号解绑事项与各部门的登记',
  tag,
  params: IdParams,
  reply: Type.Object({
    rebind: Rebind,
    isSocialChecked: Type.Boolean({ description: '社保号是否有登记可比对' }),
    refusedWhy: Nullable(Type.Enum(Object.keys(refusedWhys) as RefusedWhy[])),
    decisionNote: Type.String(),
    evidence: RebindEvidence,
  }),
  refusals: ['rebind.not-found'],
});

export const revealStatement = endpoint({
  method: 'POST',
  path: '/rebinds/:id/reveal',
  action: 'rebind.decide',
  summary: '查看一条登记的完整号码（记入审计）',
  description: 'statementId 为一条登记的 id；取事项自身的 id 时给出所申请的号码。',
  tag,
  params: IdParams,
  body: Type.Object({ statementId: Id }, exact),
  reply: Type.Object({ phone: Type.String() }),
  refusals: ['rebind.not-found', 'rebind.party-yourself'],
});

export const StaleSource = Type.Object({
  id: Id,
  source: SourceCode,
  personId: Id,
  personName: Type.String(),
  personNumber: Type.String(),
  phoneMasked: Type.String(),
  statedOn: Nullable(Day),
  state: State,
  correctedAt: Nullable(Instant),
});
export type StaleSource = Static<typeof StaleSource>;

export const listStaleSources = endpoint({
  method: 'GET',
  path: '/rebinds/:id/stale-sources',
  action: 'rebind.read',
  summary: '解绑后需要更正的登记',
  tag,
  params: IdParams,
  reply: List(StaleSource),
  refusals: ['rebind.not-found'],
});

export const markCorrected = endpoint({
  method: 'POST',
  path: '/rebinds/:id/stale-sources/:sourceId/corrected',
  action: 'rebind.decide',
  summary: '登记已更正',
  tag,
  params: Type.Object({ id: Id, sourceId: Id }, exact),
  refusals: ['rebind.source-not-found'],
});

/** One person is named by the id or by the employee's number. */
const Whom = { personId: Type.Optional(Id), personNumber: Type.Optional(Line(60, 1)) };

export const putPhoneSources = endpoint({
  method: 'PUT',
  path: '/phone-sources',
  action: 'phone-source.edit',
  summary: '登记各部门记载的手机号',
  description: '同一部门对同一人的新登记取代旧登记；旧登记留作历史。全部写入，或一条也不写入。',
  tag,
  body: Type.Object(
    {
      items: Type.Array(
        Type.Object(
          {
            ...Whom,
            source: Type.Enum(phoneSourceCodes.filter(code => code !== 'personnel')),
            phone: Line(30, 1),
            statedOn: Type.Optional(Nullable(Day)),
          },
          exact,
        ),
        { minItems: 1, maxItems: 500 },
      ),
    },
    exact,
  ),
  reply: Type.Object({ written: Type.Integer(), unchanged: Type.Integer() }),
  refusals: ['phone-binding.person-unknown', 'phone-binding.phone-form'],
});

export const putSocialNumbers = endpoint({
  method: 'PUT',
  path: '/phone-sources/social-numbers',
  action: 'phone-source.edit',
  summary: '登记社保号',
  description: '用于手机号解绑时核验身份。全部写入，或一条也不写入。',
  tag,
  body: Type.Object(
    {
      items: Type.Array(Type.Object({ ...Whom, number: Line(40, 4), statedOn: Type.Optional(Nullable(Day)) }, exact), {
        minItems: 1,
        maxItems: 500,
      }),
    },
    exact,
  ),
  reply: Type.Object({ written: Type.Integer() }),
  refusals: ['phone-binding.person-unknown'],
});
