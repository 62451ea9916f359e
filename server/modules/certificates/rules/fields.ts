import type { CertificateKind, CertificateLanguage } from '#contract/certificate.ts';

/** What a template may name, with what is shown in its place while the template is edited. The person shown does not exist. */
export type Field = {
  readonly label: string;
  readonly sample: string;
  /** The sample in English; absent where the field has no English. */
  readonly english?: string;
  /** Absent: every kind. */
  readonly kinds?: readonly CertificateKind[];
};

const pay = ['income'] as const;
const present = ['employment', 'income'] as const;
const past = ['leaving'] as const;

export const fields = {
  name: { label: '姓名', sample: '张伟', english: 'Zhang Wei' },
  identityKind: { label: '证件类型', sample: '居民身份证', english: 'Resident Identity Card' },
  identityNumber: { label: '证件号码', sample: '110101199003070000', english: '110101199003070000' },
  personnelNumber: { label: '工号', sample: 'A0001', english: 'A0001' },
  company: { label: '单位全称', sample: '示例科技有限公司', english: 'Example Technology Co., Ltd.' },
  creditCode: { label: '统一社会信用代码', sample: '91110000000000000X', english: '91110000000000000X' },
  addressee: { label: '致送对象', sample: '某银行股份有限公司', english: 'Example Embassy' },
  purpose: { label: '用途', sample: '办理住房贷款', english: 'a visa application' },
  onDay: { label: '出具依据日', sample: '2026年11月24日', english: '24 November 2026' },
  hiredOn: { label: '入职日期', sample: '2020年3月1日', english: '1 March 2020' },
  unitName: { label: '部门', sample: '产品研发部', english: 'Product Development' },
  postName: { label: '岗位', sample: '工程师', english: 'Engineer' },
  payPeriod: {
    label: '收入期间',
    sample: '2025年11月至2026年10月',
    english: 'November 2025 to October 2026',
    kinds: pay,
  },
  payMonths: { label: '收入期间的月数', sample: '12', english: '12', kinds: pay },
  monthlyGross: { label: '税前月平均收入', sample: '15,000.00', english: '15,000.00', kinds: pay },
  monthlyGrossCapital: { label: '税前月平均收入大写', sample: '壹万伍仟元整', kinds: pay },
  payBasis: {
    label: '收入所依据的薪酬项目',
    sample: '基本工资、岗位工资',
    english: 'basic salary and post salary',
    kinds: pay,
  },
  employmentKind: { label: '用工形式', sample: '全日制用工', kinds: present },
  contractTerm: { label: '劳动合同期限', sample: '自2020年3月1日起，至2026年10月31日止', kinds: past },
  lastDay: { label: '解除或终止日期', sample: '2026年10月31日', kinds: past },
  endingWord: { label: '解除或终止', sample: '解除', kinds: past },
  serviceYears: { label: '本单位工作年限', sample: '6年8个月', kinds: past },
} as const satisfies Readonly<Record<string, Field>>;

export type FieldName = keyof typeof fields;
export type FieldValues = Readonly<Partial<Record<FieldName, string>>>;

export function fieldsOf(kind: CertificateKind, language: CertificateLanguage = 'zh'): FieldName[] {
  return (Object.keys(fields) as FieldName[]).filter(name => {
    const { kinds, english }: Field = fields[name];
    return (!kinds || kinds.includes(kind)) && (language === 'zh' || english !== undefined);
  });
}

/** The values of somebody who does not exist. */
export function samplesOf(kind: CertificateKind, language: CertificateLanguage): FieldValues {
  const sampleOf = ({ sample, english }: Field) => (language === 'en' ? (english ?? '') : sample);
  return Object.fromEntries(fieldsOf(kind, language).map(name => [name, sampleOf(fields[name])]));
}

/**
 * What a certificate of the kind must state whatever its template says. Of leaving: Regulations on the Implementation of the Labour
 * Contract Law, article 24 (with article 50 of that Law).
 */
export const requiredFields: Readonly<Record<CertificateKind, readonly FieldName[]>> = {
  employment: ['name', 'hiredOn'],
  income: ['name', 'payPeriod', 'monthlyGross', 'payBasis'],
  leaving: ['name', 'contractTerm', 'lastDay', 'postName', 'serviceYears'],
};
