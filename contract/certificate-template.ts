import Type, { type Static } from 'typebox';
import { CertificateKindCode, CertificateLanguageCode, CertificateText } from './certificate.ts';
import { endpoint } from './endpoint.ts';
import { Line, List, Nullable } from './shape.ts';

const tag = 'certificates';
const exact = { additionalProperties: false } as const;

const content = {
  title: Line(60, 1),
  /** `{addressee}：`; left out where nothing is known to put into it. */
  salutation: Line(60),
  /** `{name}` is a field; what stands within [[ ]] is left out where a field in it is empty. */
  paragraphs: Type.Array(Line(500, 1), { minItems: 1, maxItems: 12 }),
  /** Days for which it is valid, the day of issue not counted; null: without end. */
  validDays: Nullable(Type.Integer({ minimum: 1, maximum: 3650 })),
};
export const CertificateTemplateContent = Type.Object(content, exact);
export type CertificateTemplateContent = Static<typeof CertificateTemplateContent>;

export const CertificateTemplate = Type.Object({
  ...content,
  kind: CertificateKindCode,
  language: CertificateLanguageCode,
  /** Differs from what the product ships. */
  isEdited: Type.Boolean(),
  fields: Type.Array(
    Type.Object({
      name: Type.String(),
      label: Type.String(),
      /** A certificate of this kind must state it. */
      isRequired: Type.Boolean(),
    }),
  ),
});
export type CertificateTemplate = Static<typeof CertificateTemplate>;

const KindParams = Type.Object({ kind: CertificateKindCode }, exact);
/** Chinese where left out. */
const LanguageQuery = Type.Object({ language: Type.Optional(CertificateLanguageCode) }, exact);
const refusals = [
  'certificate.no-english',
  'certificate.field-unknown',
  'certificate.brackets-open',
  'certificate.template-lacks',
  'certificate.negative-remark',
];

export const listCertificateTemplates = endpoint({
  method: 'GET',
  path: '/certificates/templates',
  action: 'system.edit',
  summary: '证明模板',
  tag,
  reply: List(CertificateTemplate),
});

export const setCertificateTemplate = endpoint({
  method: 'PUT',
  path: '/certificates/templates/:kind',
  action: 'system.edit',
  summary: '修改证明模板',
  description: '只影响以后出具的证明。',
  tag,
  params: KindParams,
  query: LanguageQuery,
  body: CertificateTemplateContent,
  refusals,
});

export const resetCertificateTemplate = endpoint({
  method: 'DELETE',
  path: '/certificates/templates/:kind',
  action: 'system.edit',
  summary: '恢复默认模板',
  tag,
  params: KindParams,
  query: LanguageQuery,
});

export const previewCertificateTemplate = endpoint({
  method: 'POST',
  path: '/certificates/templates/:kind/preview',
  action: 'system.edit',
  summary: '用虚构的数据预览模板',
  tag,
  params: KindParams,
  query: LanguageQuery,
  body: CertificateTemplateContent,
  reply: Type.Object({ text: CertificateText }),
  refusals,
});

export const sampleCertificate = endpoint({
  method: 'GET',
  path: '/certificates/templates/:kind/sample',
  action: 'system.edit',
  summary: '已保存模板的样张（虚构的数据）',
  tag,
  params: KindParams,
  query: LanguageQuery,
  produces: 'application/pdf',
  refusals: ['certificate.no-english'],
});
