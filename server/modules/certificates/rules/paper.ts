import type { CertificateText } from '#contract/certificate.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Block, Paper } from '#platform/pdf/paper.ts';
import { codeInGroups } from './code.ts';
import { dayInWords } from './words.ts';

export type Printed = {
  readonly text: CertificateText;
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

/** A certificate as a document: a letter of the company, with what is needed to check it at its foot. */
export function paperOf(printed: Printed): Paper {
  const { text, company, number, issuedOn, validThrough, address } = printed;
  const code = codeInGroups(printed.code);
  const salutation: Block[] = text.salutation ? [{ kind: 'line', text: text.salutation, align: 'left' }] : [];
  return {
    title: `${text.title} ${number}`,
    author: company,
    madeAt: printed.madeAt,
    watermark: printed.isSample ? '样张　无效' : `${company}　${number}`,
    foot: `${company}　${number}`,
    blocks: [
      { kind: 'line', text: `编号：${number}`, align: 'right', small: true },
      { kind: 'gap', height: 22 },
      { kind: 'title', text: text.title },
      { kind: 'gap', height: 26 },
      ...salutation,
      ...text.paragraphs.map((each): Block => ({ kind: 'paragraph', text: each })),
      { kind: 'gap', height: 44 },
      { kind: 'line', text: `${company}（盖章）`, align: 'right' },
      { kind: 'line', text: dayInWords(issuedOn), align: 'right' },
      {
        kind: 'proof',
        // What follows # stays in the browser: the code is in no log of a server on the way.
        code: `${address}/verify/${number}#${code}`,
        heading: `验证码　${code}`,
        lines: [
          `证明编号　${number}　　　有效期至　${validThrough ? dayInWords(validThrough) : '长期有效'}`,
          `扫描二维码，或打开 ${address}/verify 输入编号与验证码，可核对本证明的真伪、是否已作废，以及文件有无改动。`,
        ],
      },
    ],
  };
}
