import type { CertificateLanguage, CertificateText } from '#contract/certificate.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Block, Paper } from '#platform/pdf/paper.ts';
import { codeInGroups } from './code.ts';
import { dayInEnglish } from './english.ts';
import { dayInWords } from './words.ts';

export type Printed = {
  readonly text: CertificateText;
  readonly language?: CertificateLanguage;
  readonly company: string;
  readonly number: string;
  readonly code: string;
  /** Of the server, without a slash at the end. */
  readonly address: string;
  readonly issuedOn: CivilDate;
  readonly validThrough: CivilDate | null;
  readonly madeAt: Date;
  /** Says across the page that it is none. */
  readonly isSample?: boolean;
};

const words = {
  zh: {
    number: (number: string) => `编号：${number}`,
    signed: (company: string) => `${company}（盖章）`,
    day: dayInWords,
    code: (code: string) => `验证码　${code}`,
    until: (number: string, day: string | null) => `证明编号　${number}　　　有效期至　${day ?? '长期有效'}`,
    check: (address: string) =>
      `扫描二维码，或打开 ${address}/verify 输入编号与验证码，可核对本证明的真伪、是否已作废，以及文件有无改动。`,
    sample: '样张　无效',
  },
  en: {
    number: (number: string) => `No. ${number}`,
    signed: (company: string) => `${company} (Company Seal)`,
    day: dayInEnglish,
    code: (code: string) => `Verification code  ${code}`,
    until: (number: string, day: string | null) => `Certificate no. ${number}, valid until ${day ?? 'further notice'}`,
    check: (address: string) =>
      `Scan the code, or open ${address}/verify and enter number and code, to check that this certificate is genuine, unchanged and not revoked.`,
    sample: 'SPECIMEN  VOID',
  },
} as const;

/** A certificate as a document: a letter of the company, with what is needed to check it at its foot. */
export function paperOf(printed: Printed): Paper {
  const { text, company, number, issuedOn, validThrough, address } = printed;
  const language = printed.language ?? 'zh';
  const say = words[language];
  const code = codeInGroups(printed.code);
  const salutation: Block[] = text.salutation ? [{ kind: 'line', text: text.salutation, align: 'left' }] : [];
  return {
    title: `${text.title} ${number}`,
    author: company,
    language,
    madeAt: printed.madeAt,
    watermark: printed.isSample ? say.sample : `${company}　${number}`,
    foot: `${company}　${number}`,
    blocks: [
      { kind: 'line', text: say.number(number), align: 'right', small: true },
      { kind: 'gap', height: 22 },
      { kind: 'title', text: text.title },
      { kind: 'gap', height: 26 },
      ...salutation,
      ...text.paragraphs.map((each): Block => ({ kind: 'paragraph', text: each })),
      { kind: 'gap', height: 44 },
      { kind: 'line', text: say.signed(company), align: 'right' },
      { kind: 'line', text: say.day(issuedOn), align: 'right' },
      {
        kind: 'proof',
        // What follows # stays in the browser: the code is in no log of a server on the way.
        code: `${address}/verify/${number}#${code}`,
        heading: say.code(code),
        lines: [say.until(number, validThrough ? say.day(validThrough) : null), say.check(address)],
      },
    ],
  };
}
