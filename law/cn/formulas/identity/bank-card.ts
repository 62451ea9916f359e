import { formula, version } from '#law/engine/formula.ts';
import { checkBankCard } from '#law/standards/bank-card.ts';

export type BankCard = {
  readonly valid: boolean;
  readonly fault: 'length' | 'characters' | 'checksum' | null;
  /** The issuer's Chinese name where the prefix is known. */
  readonly bank: string | null;
};

/** Takes text already half-width and free of spaces and hyphens. */
export const bankCard = formula('bank.card', { zh: '银行卡号', en: 'Bank card number' }, [
  version({
    from: '1990-01-01',
    cites: 'GB/T 15694（ISO/IEC 7812-1）：末位为模 10 校验码',
    uses: {},
    calc: (_, text: string, note): BankCard => {
      const check = checkBankCard(text);
      note?.figure('结论', 'verdict', { plain: check.ok ? '有效' : faults[check.fault] });
      return check.ok
        ? { valid: true, fault: null, bank: check.bank }
        : { valid: false, fault: check.fault, bank: null };
    },
  }),
]);

const faults = { length: '应为 12 至 19 位', characters: '应全为数字', checksum: '校验码不符' } as const;
