import { formula, version } from '#law/engine/formula.ts';
import { checkUnifiedCreditCode, expectedCreditCodeCheck } from '#law/standards/unified-credit-code.ts';

export type CreditCode = {
  readonly valid: boolean;
  readonly expectedCheckDigit: string | null;
  readonly fault: 'length' | 'characters' | 'checksum' | null;
  readonly regionCode: string | null;
};

/** Takes text already half-width, upper-case and free of spaces. */
export const unifiedCreditCode = formula('uscc', { zh: '统一社会信用代码', en: 'Unified social credit code' }, [
  version({
    from: '2015-10-01',
    cites: 'GB 32100-2015',
    uses: {},
    calc: (_, text: string, note): CreditCode => {
      const check = checkUnifiedCreditCode(text);
      const expected = text.length === 18 ? expectedCreditCodeCheck(text) : null;
      if (expected !== null)
        note?.figure('应有的校验码', 'check character asked for', { plain: expected }, 'GB 32100，模 31');
      note?.figure('结论', 'verdict', { plain: check.ok ? '有效' : faults[check.fault] });
      return check.ok
        ? { valid: true, expectedCheckDigit: expected, fault: null, regionCode: check.region }
        : { valid: false, expectedCheckDigit: expected, fault: check.fault, regionCode: null };
    },
  }),
]);

const faults = { length: '应为 18 位', characters: '含有不允许的字符', checksum: '校验码不符' } as const;
