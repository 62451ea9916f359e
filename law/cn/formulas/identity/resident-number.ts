import type { CivilDate } from '#kernel/civil-date.ts';
import { formula, version } from '#law/engine/formula.ts';
import { checkIdentityNumber, expectedCheckDigit, type IdentityNumberFault } from '#law/standards/identity-number.ts';

/** 居民身份证、港澳台居民居住证、外国人永久居留身份证: one shape, one check. */
export type NumberHolder = 'resident' | 'hong_kong' | 'macao' | 'taiwan' | 'foreign_permanent_resident';
export type ResidentNumber = {
  readonly valid: boolean;
  /** What the first 17 digits ask for; null where there are no 17 digits, or the length is another's. */
  readonly expectedCheckDigit: string | null;
  readonly fault: IdentityNumberFault | 'birth_in_future' | null;
  readonly birthDate: CivilDate | null;
  readonly gender: 'male' | 'female' | null;
  readonly regionCode: string | null;
  readonly holder: NumberHolder | null;
};

/** `text` already half-width, upper-case and free of spaces. Nobody born after `on` has a number. */
export type ResidentNumberInput = { readonly text: string; readonly on: CivilDate };

export const residentNumber = formula('id.resident_number', { zh: '公民身份号码', en: 'Identity number' }, [
  version({
    from: '1999-07-01',
    cites: 'GB 11643-1999',
    uses: {},
    calc: (_, { text, on }: ResidentNumberInput, note): ResidentNumber => {
      const check = checkIdentityNumber(text);
      const expected = text.length === 18 ? expectedCheckDigit(text) : null;
      if (expected !== null)
        note?.figure('应有的校验码', 'check digit asked for', { plain: expected }, 'GB 11643，MOD 11-2');
      if (!check.ok || check.birth > on) {
        const fault = check.ok ? 'birth_in_future' : check.fault;
        note?.figure('结论', 'verdict', { plain: faults[fault] });
        return {
          valid: false,
          expectedCheckDigit: expected,
          fault,
          birthDate: null,
          gender: null,
          regionCode: null,
          holder: null,
        };
      }
      note?.figure('结论', 'verdict', { plain: '有效' });
      return {
        valid: true,
        expectedCheckDigit: expected,
        fault: null,
        birthDate: check.birth,
        gender: check.sex,
        regionCode: check.region,
        holder: holderOf(check.region),
      };
    },
  }),
]);

const faults: Readonly<Record<NonNullable<ResidentNumber['fault']>, string>> = {
  length: '应为 18 位',
  characters: '应为 17 位数字加一位数字或 X',
  checksum: '校验码不符',
  birth: '出生日期不存在',
  birth_in_future: '出生日期晚于所问之日',
};

const holders: Readonly<Record<string, NumberHolder>> = {
  '810000': 'hong_kong',
  '820000': 'macao',
  '830000': 'taiwan',
};

function holderOf(region: string): NumberHolder {
  return region.startsWith('9') ? 'foreign_permanent_resident' : (holders[region] ?? 'resident');
}
