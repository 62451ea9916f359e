import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, Id, IdParams, Instant, Line, Nullable } from './shape.ts';

const tag = 'certificates';
const exact = { additionalProperties: false } as const;

export const certificateKinds = ['employment', 'income', 'leaving'] as const;
export type CertificateKind = (typeof certificateKinds)[number];
export const certificateKindLabels: Record<CertificateKind, string> = {
  employment: '在职证明',
  income: '收入证明',
  leaving: '离职证明',
};
export const CertificateKindCode = Type.Enum(certificateKinds);

export const certificateLanguages = ['zh', 'en'] as const;
export type CertificateLanguage = (typeof certificateLanguages)[number];
export const certificateLanguageLabels: Record<CertificateLanguage, string> = { zh: '中文', en: '英文' };
export const CertificateLanguageCode = Type.Enum(certificateLanguages);

/** What is written in English of somebody, where the archive has it in Chinese alone. */
export const englishNames = { name: '姓名', company: '单位名称', unitName: '部门', postName: '岗位' } as const;
const EnglishName = Type.Optional(Type.String({ minLength: 1, maxLength: 120, pattern: '^[^\\p{Script=Han}\\n]+$' }));
export const EnglishNames = Type.Object(
  { name: EnglishName, company: EnglishName, unitName: EnglishName, postName: EnglishName },
  exact,
);
export type EnglishNames = Static<typeof EnglishNames>;

export const certificateStates = ['valid', 'expired', 'revoked'] as const;
export type CertificateState = (typeof certificateStates)[number];
export const certificateStateLabels: Record<CertificateState, string> = {
  valid: '有效',
  expired: '已过有效期',
  revoked: '已作废',
};

/** What the archive does not hold, and a certificate of leaving must state. */
export const LeavingFacts = Type.Object(
  {
    contractFrom: Type.Optional(Day),
    /** The contract's last day; null: without fixed term. */
    contractUntil: Type.Optional(Nullable(Day)),
    ending: Type.Optional(Type.Enum(['dissolved', 'expired'], { description: '解除、终止' })),
  },
  exact,
);
export type LeavingFacts = Static<typeof LeavingFacts>;

export const CertificateAsk = Type.Object(
  {
    personId: Id,
    kind: CertificateKindCode,
    /** 用途, such as 办理住房贷款. */
    purpose: Type.Optional(Line(60)),
    /** To whom: a bank, an embassy. */
    addressee: Type.Optional(Line(60)),
    /** Left out: the only employment that fits the kind. */
    employmentId: Type.Optional(Id),
    /** The facts are those of this day; today where left out. */
    onDay: Type.Optional(Day),
    given: Type.Optional(LeavingFacts),
    /** Chinese where left out; English of employment and income. */
    language: Type.Optional(CertificateLanguageCode),
    /** Left out: what was last written for the same Chinese name, else pinyin. */
    english: Type.Optional(EnglishNames),
  },
  exact,
);
export type CertificateAsk = Static<typeof CertificateAsk>;

/** Whole months of which pay is averaged, and the records it is of. Amounts in fen. */
export const CertificatePay = Type.Object({
  /** YYYY-MM; both months are within. */
  fromMonth: Type.String(),
  toMonth: Type.String(),
  months: Type.Integer(),
  averageFen: Type.Integer(),
  records: Type.Array(
    Type.Object({
      item: Type.String(),
      period: Type.String(),
      amountFen: Type.Integer(),
      from: Nullable(Day),
      until: Nullable(Day),
      /** Pay by the day or the hour is no monthly figure, and is left out. */
      isCounted: Type.Boolean(),
    }),
  ),
});
export type CertificatePay = Static<typeof CertificatePay>;

export const CertificateText = Type.Object({
  title: Type.String(),
  salutation: Type.String(),
  paragraphs: Type.Array(Type.String()),
});
export type CertificateText = Static<typeof CertificateText>;

export const PreparedCertificate = Type.Object({
  kind: CertificateKindCode,
  language: CertificateLanguageCode,
  personId: Id,
  employmentId: Id,
  onDay: Day,
  company: Type.String(),
  holder: Type.String(),
  /** As it would be printed; the identity number is masked until it is issued. */
  text: CertificateText,
  facts: Type.Array(Type.Object({ name: Type.String(), label: Type.String(), value: Type.String() })),
  pay: Nullable(CertificatePay),
  /** Null: without end. */
  validThrough: Nullable(Day),
  /** Characters that no font draws; a box with their code stands in their place. */
  missing: Type.Array(Type.String()),
});
export type PreparedCertificate = Static<typeof PreparedCertificate>;

const askRefusals = [
  'people.not-found',
  'certificate.not-employed',
  'certificate.not-left',
  'certificate.choose-employment',
  'certificate.employment-not-found',
  'certificate.day-ahead',
  'certificate.company-missing',
  'certificate.fact-missing',
  'certificate.job-not-allowed',
  'certificate.compensation-not-allowed',
  'certificate.identity-not-allowed',
  'certificate.pay-not-monthly',
  'certificate.span-invalid',
  'certificate.negative-remark',
  'certificate.no-english',
  'certificate.write-english',
];

export const prepareCertificate = endpoint({
  method: 'POST',
  path: '/certificates/prepare',
  action: 'certificate.issue',
  summary: '预览证明：按当日档案取数，不出具',
  tag,
  body: CertificateAsk,
  reply: PreparedCertificate,
  refusals: askRefusals,
});

export const previewCertificate = endpoint({
  method: 'POST',
  path: '/certificates/preview',
  action: 'certificate.issue',
  summary: '证明的样子：未编号、标明无效的 PDF，不出具',
  tag,
  body: CertificateAsk,
  produces: 'application/pdf',
  refusals: askRefusals,
});

export const IssuedCertificate = Type.Object({
  id: Id,
  number: Type.String({ description: 'ZM-2026-000123' }),
  code: Type.String({ description: '验证码，只在此处与文件中出现' }),
  /** SHA-256 of the PDF, in hexadecimal. */
  digest: Type.String(),
  validThrough: Nullable(Day),
  missing: Type.Array(Type.String()),
});
export type IssuedCertificate = Static<typeof IssuedCertificate>;

export const issueCertificate = endpoint({
  method: 'POST',
  path: '/certificates',
  action: 'certificate.issue',
  summary: '出具证明',
  tag,
  body: CertificateAsk,
  reply: IssuedCertificate,
  refusals: askRefusals,
});

export const Certificate = Type.Object({
  id: Id,
  number: Type.String(),
  kind: CertificateKindCode,
  language: CertificateLanguageCode,
  state: Type.Enum(certificateStates),
  personId: Id,
  personName: Type.String(),
  company: Type.String(),
  purpose: Type.String(),
  addressee: Type.String(),
  issuedOn: Day,
  validThrough: Nullable(Day),
  issuedByName: Type.String(),
  issuedAt: Instant,
  digest: Type.String(),
  missing: Type.Array(Type.String()),
  revokedByName: Type.String(),
  revokedAt: Nullable(Instant),
  revokeReason: Type.String(),
  /** Whether the caller may download the PDF: an income certificate also needs the group of pay. */
  canDownload: Type.Boolean(),
});
export type Certificate = Static<typeof Certificate>;

export const listCertificates = endpoint({
  method: 'GET',
  path: '/certificates',
  action: 'signed-in',
  summary: '已出具的证明：本人的，或授权范围内的',
  tag,
  query: Type.Object(
    {
      personId: Type.Optional(Id),
      kind: Type.Optional(CertificateKindCode),
      number: Type.Optional(Line(20)),
      after: Type.Optional(Id),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    },
    exact,
  ),
  reply: Type.Object({ items: Type.Array(Certificate), next: Nullable(Id) }),
});

export const downloadCertificate = endpoint({
  method: 'GET',
  path: '/certificates/:id/pdf',
  action: 'signed-in',
  summary: '下载证明',
  tag,
  params: IdParams,
  produces: 'application/pdf',
  refusals: ['certificate.not-found', 'certificate.download-not-allowed'],
});

export const revokeCertificate = endpoint({
  method: 'POST',
  path: '/certificates/:id/revoke',
  action: 'certificate.issue',
  summary: '作废证明',
  description: '核验页从此显示“已作废”；原因只有经办人和本人看得到。',
  tag,
  params: IdParams,
  body: Type.Object({ reason: Line(300, 1) }, exact),
  refusals: ['certificate.not-found', 'certificate.revoked-already'],
});

// The public check ---------------------------------------------------------------------------------------------------

export const CheckedCertificate = Type.Object({
  number: Type.String(),
  kind: CertificateKindCode,
  state: Type.Enum(certificateStates),
  company: Type.String(),
  /** The family name and asterisks. */
  holderMasked: Type.String(),
  issuedOn: Day,
  validThrough: Nullable(Day),
  revokedOn: Nullable(Day),
  digest: Type.String(),
});
export type CheckedCertificate = Static<typeof CheckedCertificate>;

export const checkCertificate = endpoint({
  method: 'POST',
  path: '/certificates/check',
  action: 'public',
  summary: '凭编号与验证码核验证明',
  description: '编号不存在与验证码不符的回答相同。',
  tag,
  body: Type.Object({ number: Line(40, 1), code: Line(40, 1) }, exact),
  reply: CheckedCertificate,
  refusals: ['certificate.no-match'],
  rateLimit: 20,
});
