import type { CertificateKind, CertificateLanguage } from '#contract/certificate.ts';
import type { Template } from '../rules/template.ts';

const who = '{name}[[（{identityKind}号码：{identityNumber}）]]';

/** The templates that come with the product; null where there is none of a language. */
export function shippedTemplate(kind: CertificateKind, language: CertificateLanguage): Template | null {
  return language === 'zh' ? shippedTemplates[kind] : kind === 'leaving' ? null : english[kind];
}

export const shippedTemplates: Readonly<Record<CertificateKind, Template>> = {
  employment: {
    title: '在职证明',
    salutation: '{addressee}：',
    paragraphs: [
      `兹证明${who}自{hiredOn}起在我单位工作，现任职于{unitName}[[，岗位为{postName}]]。截至{onDay}，仍在我单位任职。`,
      '[[本证明应本人申请出具，用于{purpose}。]]',
      '特此证明。',
    ],
    validDays: 90,
  },
  income: {
    title: '收入证明',
    salutation: '{addressee}：',
    paragraphs: [
      `兹证明${who}自{hiredOn}起在我单位工作，现任职于{unitName}[[，岗位为{postName}]]。`,
      '{payPeriod}，税前月平均收入为人民币{monthlyGross}元[[（大写：{monthlyGrossCapital}）]]。该金额按我单位薪酬记录所载的{payBasis}计算，为应发数，未扣除个人应缴的社会保险费、住房公积金和个人所得税。',
      '[[本证明应本人申请出具，用于{purpose}。]]',
      '本证明只说明上述收入情况，不构成我单位对本人债务的担保。',
      '特此证明。',
    ],
    validDays: 90,
  },
  leaving: {
    title: '离职证明',
    salutation: '{addressee}：',
    paragraphs: [
      `兹证明${who}原为我单位员工，工作岗位为{postName}。劳动合同期限：{contractTerm}。`,
      '劳动合同已于{lastDay}{endingWord}。本人在我单位的工作年限为{serviceYears}。',
      '特此证明。',
    ],
    validDays: null,
  },
};

const whom = '{name}[[ ({identityKind} No. {identityNumber})]]';

const english: Readonly<Record<Exclude<CertificateKind, 'leaving'>, Template>> = {
  employment: {
    title: 'Certificate of Employment',
    salutation: 'To: {addressee}',
    paragraphs: [
      `This is to certify that ${whom} has been employed by {company} since {hiredOn} and currently works in the following department: {unitName}[[, in the post of {postName}]].`,
      'As of {onDay}, the employment continues.',
      '[[This certificate is issued at the request of the employee for the purpose of {purpose}.]]',
    ],
    validDays: 90,
  },
  income: {
    title: 'Certificate of Employment and Income',
    salutation: 'To: {addressee}',
    paragraphs: [
      `This is to certify that ${whom} has been employed by {company} since {hiredOn} and currently works in the following department: {unitName}[[, in the post of {postName}]].`,
      'The average monthly income before tax for the period of {payPeriod} is CNY {monthlyGross}, calculated from {payBasis} as recorded by the company, before the employee’s social insurance, housing fund and individual income tax are deducted.',
      '[[This certificate is issued at the request of the employee for the purpose of {purpose}.]]',
      'It states the income above only and is no guarantee of any debt of the employee.',
    ],
    validDays: 90,
  },
};
