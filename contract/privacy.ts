import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

const tag = 'privacy';
const exact = { additionalProperties: false } as const;

/** The grounds of article 13 of the Personal Information Protection Law, by their number there. */
export const groundLabels: Record<number, string> = {
  1: '本人同意',
  2: '履行合同、实施人力资源管理所必需',
  3: '履行法定职责或法定义务所必需',
  4: '应对突发公共卫生事件等紧急情况',
  5: '为公共利益实施新闻报道等',
  6: '处理已合法公开的信息',
  7: '法律、行政法规规定的其他情形',
};

// What is held and why ------------------------------------------------------------------------------------------------

const words = {
  purpose: Line(200, 2),
  ground: Type.Integer({ minimum: 1, maximum: 7 }),
  basis: Line(300, 2),
  isSensitive: Type.Boolean({ description: '敏感个人信息（《个人信息保护法》第二十八条）' }),
  /** Years after leaving; null: as the note says. */
  keepYears: Nullable(Type.Integer({ minimum: 0, maximum: 100 })),
  keepNote: Line(200),
  givenTo: Line(200),
};
export const CategoryBody = Type.Object(words, exact);
export type CategoryBody = Static<typeof CategoryBody>;
const Told = Type.Object(words);
const categoryHead = { group: Type.String(), label: Type.String() };

export const listPrivacyCategories = endpoint({
  method: 'GET',
  path: '/privacy/categories',
  action: 'privacy.edit',
  summary: '个人信息处理清单',
  tag,
  reply: List(
    Type.Object({
      ...categoryHead,
      /** Null where nobody has said yet what the group is held for. */
      told: Nullable(Told),
      changedByName: Type.String(),
      changedAt: Nullable(Instant),
    }),
  ),
});
export const setPrivacyCategory = endpoint({
  method: 'PUT',
  path: '/privacy/categories/:group',
  action: 'privacy.edit',
  summary: '写明一类个人信息的目的、依据与保存期限',
  tag,
  params: Type.Object({ group: Line(60, 1) }, exact),
  body: CategoryBody,
  refusals: ['privacy.group-not-found'],
});

// Notices and consents ------------------------------------------------------------------------------------------------

export const noticeKindLabels = { notice: '告知', consent: '单独同意' } as const;
const NoticeKind = Type.Enum(['notice', 'consent']);

export const answerStates = ['open', 'renewed', 'read', 'agreed', 'withdrawn'] as const;
/** `renewed`: answered to an earlier version, and there is a newer one. */
export type AnswerState = (typeof answerStates)[number];
export const answerStateLabels: Record<AnswerState, string> = {
  open: '未答复',
  renewed: '有新版本',
  read: '已阅读',
  agreed: '已同意',
  withdrawn: '已撤回',
};
const State = Type.Enum(answerStates);

const Version = Type.Object({
  id: Id,
  number: Type.Integer(),
  title: Type.String(),
  body: Type.String(),
  note: Type.String(),
  publishedByName: Type.String(),
  publishedAt: Instant,
});

export const PrivacyNotice = Type.Object({
  id: Id,
  code: Type.String(),
  kind: NoticeKind,
  groups: Type.Array(Type.String()),
  isRetired: Type.Boolean(),
  /** The newest first. */
  versions: Type.Array(Version),
  /** How many of the people at work whom the caller may see stand how. */
  counts: Type.Object({
    open: Type.Integer(),
    renewed: Type.Integer(),
    read: Type.Integer(),
    agreed: Type.Integer(),
    withdrawn: Type.Integer(),
  }),
});
export type PrivacyNotice = Static<typeof PrivacyNotice>;

export const listPrivacyNotices = endpoint({
  method: 'GET',
  path: '/privacy/notices',
  action: 'privacy.edit',
  summary: '告知书与单独同意，及答复情况',
  tag,
  reply: List(PrivacyNotice),
});
export const listNoticePeople = endpoint({
  method: 'GET',
  path: '/privacy/notices/:id/people',
  action: 'privacy.edit',
  summary: '在职人员对一份告知或同意的答复（最多 200 人）',
  tag,
  params: IdParams,
  query: Type.Object({ state: State }, exact),
  reply: List(
    Type.Object({
      personId: Id,
      name: Type.String(),
      number: Type.String(),
      at: Nullable(Instant),
      version: Nullable(Type.Integer()),
    }),
  ),
  refusals: ['privacy.notice-not-found'],
});
const text = { title: Line(60, 2), body: Line(10_000, 10), note: Line(200) };
export const publishNotice = endpoint({
  method: 'POST',
  path: '/privacy/notices/:id/versions',
  action: 'privacy.edit',
  summary: '发布新版本，在职人员需重新阅读或同意',
  tag,
  params: IdParams,
  body: Type.Object(text, exact),
  reply: Type.Object({ number: Type.Integer() }),
  refusals: ['privacy.notice-not-found', 'privacy.notice-unchanged'],
});
export const addPrivacyNotice = endpoint({
  method: 'POST',
  path: '/privacy/notices',
  action: 'privacy.edit',
  summary: '新增告知书或单独同意',
  tag,
  body: Type.Object({ kind: NoticeKind, groups: Type.Array(Line(60, 1), { maxItems: 40 }), ...text }, exact),
  reply: Type.Object({ id: Id }),
  refusals: ['privacy.group-not-found'],
});
export const retirePrivacyNotice = endpoint({
  method: 'PUT',
  path: '/privacy/notices/:id/retired',
  action: 'privacy.edit',
  summary: '停用或恢复；已有的答复保留',
  tag,
  params: IdParams,
  body: Type.Object({ isRetired: Type.Boolean() }, exact),
  refusals: ['privacy.notice-not-found'],
});

// My own information --------------------------------------------------------------------------------------------------

export const readMyInformation = endpoint({
  method: 'GET',
  path: '/privacy/mine',
  action: 'signed-in',
  summary: '我的信息：公司保存什么、为什么，以及我的告知与同意',
  tag,
  reply: Type.Object({
    categories: Type.Array(
      Type.Object({
        ...categoryHead,
        told: Nullable(Told),
        /** Null where one's own role does not show the group; HR answers for it then. */
        held: Nullable(Type.Object({ now: Type.Integer(), before: Type.Integer(), changedAt: Nullable(Instant) })),
      }),
    ),
    notices: Type.Array(
      Type.Object({
        id: Id,
        kind: NoticeKind,
        groups: Type.Array(Type.String()),
        state: State,
        answeredAt: Nullable(Instant),
        version: Version,
      }),
    ),
  }),
  refusals: ['privacy.no-person'],
});
export const answerNotice = endpoint({
  method: 'POST',
  path: '/privacy/mine/answers',
  action: 'signed-in',
  summary: '确认已阅读、同意或撤回同意',
  tag,
  body: Type.Object({ versionId: Id, answer: Type.Enum(['read', 'agreed', 'withdrawn']) }, exact),
  refusals: ['privacy.no-person', 'privacy.version-old', 'privacy.answer-unfit', 'privacy.nothing-agreed'],
});
export const copyMyInformation = endpoint({
  method: 'POST',
  path: '/privacy/mine/copy',
  action: 'signed-in',
  summary: '复制我的信息（ZIP：一份 JSON，一份 Excel）',
  description: '在请求时生成并直接下载，不在服务器上留存。含完整的证件号码、银行账号与以往的记录；每次复制留痕。',
  tag,
  produces: 'application/zip',
  refusals: ['privacy.no-person'],
  rateLimit: 5,
});
