import { formula, version } from '#law/engine/formula.ts';
import { checkMobile } from '#law/standards/phone.ts';

export type MobileNumber = { readonly valid: boolean; readonly fault: 'length' | 'characters' | 'segment' | null };

/** Takes the number as `normalisePhone` leaves it. Segments beyond the second digit are no reason to refuse one. */
export const mobileNumber = formula('phone.mobile', { zh: '手机号码', en: 'Mobile number' }, [
  version({
    from: '2017-06-01',
    cites: '电信网编号计划（工业和信息化部）',
    uses: {},
    calc: (_, text: string, note): MobileNumber => {
      const check = checkMobile(text);
      const fault = check.ok ? null : check.fault;
      note?.figure('结论', 'verdict', { plain: fault === null ? '有效' : faults[fault] });
      return { valid: check.ok, fault };
    },
  }),
]);

const faults = { length: '应为 11 位', characters: '应全为数字', segment: '应以 13 至 19 开头' } as const;
