import { type Fen, formatYuan } from '#kernel/money.ts';
import { formula, money, version } from '#law/engine/formula.ts';
import type { Note } from '#law/engine/note.ts';
import { divided } from '#law/engine/ratio.ts';

/** Children whose deduction is taken in whole by this parent, and those shared half and half. */
export type Children = { readonly whole: number; readonly half: number };
export type AdditionalInput = {
  readonly children: Children;
  readonly infants: Children;
  readonly isStudying: boolean;
  readonly hasNewCertificate: boolean;
  /** A loan and rent exclude each other. */
  readonly housing: 'none' | 'loan' | 'loan-half' | 'rent-tier-1' | 'rent-tier-2' | 'rent-tier-3';
  /** 'only-child', or this one's share in fen, or none. */
  readonly elderly: 'none' | 'only-child' | Fen;
};
export type AdditionalDeductions = {
  readonly children: Fen;
  readonly infants: Fen;
  readonly study: Fen;
  /** Of the year, counted in the month asked about. */
  readonly certificate: Fen;
  readonly housing: Fen;
  readonly elderly: Fen;
  readonly total: Fen;
  /** The most that one who shares the support may take. */
  readonly elderlyMost: Fen;
};

const none = 0 as Fen;
const uses = {
  child: money('iit/additional/child-education'),
  study: money('iit/additional/continuing-education'),
  certificate: money('iit/additional/certificate'),
  loan: money('iit/additional/housing-loan'),
  rent1: money('iit/additional/rent-tier-1'),
  rent2: money('iit/additional/rent-tier-2'),
  rent3: money('iit/additional/rent-tier-3'),
  onlyChild: money('iit/additional/elderly-only-child'),
  sharedMost: money('iit/additional/elderly-shared-most'),
};
type Amounts = { readonly [K in keyof typeof uses]: Fen } & { readonly infant: Fen };

/** 专项附加扣除 of one month that payroll may take off; 大病医疗 comes with the settlement only. */
export const additionalDeductions = formula(
  'iit.additional_deductions',
  { zh: '专项附加扣除（月）', en: 'Special additional deductions of a month' },
  [
    version({
      from: '2019-01-01',
      cites: '国发〔2018〕41号',
      uses,
      calc: (law, input: AdditionalInput, note): AdditionalDeductions => reckon({ ...law, infant: none }, input, note),
    }),
    version({
      from: '2022-01-01',
      cites: '国发〔2018〕41号；国发〔2022〕8号；国发〔2023〕13号',
      uses: { ...uses, infant: money('iit/additional/infant-care') },
      calc: (law, input: AdditionalInput, note): AdditionalDeductions => reckon(law, input, note),
    }),
  ],
);

function reckon(law: Amounts, input: AdditionalInput, note?: Note): AdditionalDeductions {
  const children = ofChildren(law.child, input.children);
  const infants = ofChildren(law.infant, input.infants);
  const study = input.isStudying ? law.study : none;
  const certificate = input.hasNewCertificate ? law.certificate : none;
  const housing = {
    none,
    loan: law.loan,
    'loan-half': divided(law.loan, 1, 2) as Fen,
    'rent-tier-1': law.rent1,
    'rent-tier-2': law.rent2,
    'rent-tier-3': law.rent3,
  }[input.housing];
  const elderly = input.elderly === 'none' ? none : input.elderly === 'only-child' ? law.onlyChild : input.elderly;
  const total = (children + infants + study + certificate + housing + elderly) as Fen;
  if (note) {
    const how = (each: Fen, { whole, half }: Children) => `${formatYuan(each)} × (${whole} + ${half} × 50%)`;
    note.figure('子女教育', 'children’s education', { fen: children }, how(law.child, input.children));
    note.figure('3 岁以下婴幼儿照护', 'infant care', { fen: infants }, how(law.infant, input.infants));
    note.figure('学历继续教育', 'continuing education', { fen: study });
    note.figure('职业资格继续教育', 'certificate', { fen: certificate });
    note.figure('住房贷款利息或住房租金', 'housing', { fen: housing });
    note.figure('赡养老人', 'support of the elderly', { fen: elderly });
    note.figure('合计', 'in all', { fen: total });
  }
  return { children, infants, study, certificate, housing, elderly, total, elderlyMost: law.sharedMost };
}

function ofChildren(each: Fen, { whole, half }: Children): Fen {
  return divided(each, 2 * whole + half, 2) as Fen;
}
