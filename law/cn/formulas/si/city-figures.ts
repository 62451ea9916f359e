import type { Fen } from '#kernel/money.ts';
import { family, formula, version } from '#law/engine/formula.ts';
import type { Ratio } from '#law/engine/ratio.ts';
import { ratio } from '#law/engine/ratio.ts';
import type { City } from './city.ts';

/** The schemes of which the pack holds figures. Maternity lies inside medical. */
export const schemes = ['pension', 'medical', 'unemployment', 'injury'] as const;
export type Scheme = (typeof schemes)[number];

export type Bounds = { readonly floor: Fen; readonly ceiling: Fen };

/** 缴费基数上下限 of a scheme in a city; they may differ between the schemes of one city. */
export const siBounds = formula('si.bounds', { zh: '社会保险缴费基数上下限', en: 'Floor and ceiling of the base' }, [
  version({
    from: '2011-07-01',
    cites: '社会保险法 第十二条、第二十三条、第四十四条；当地年度缴费基数通知',
    uses: { bound: family('si', 'money', ['floor', 'ceiling']) },
    calc: (law, input: { readonly city: City; readonly scheme: Scheme }, note): Bounds => {
      const at = `${input.city}/${input.scheme}`;
      return { floor: law.bound(`${at}/floor`, note), ceiling: law.bound(`${at}/ceiling`, note) };
    },
  }),
]);

export type Rates = { readonly employee: Ratio; readonly employer: Ratio; readonly employeeFixed: Fen };
export type RatesInput = {
  readonly city: City;
  readonly scheme: Scheme;
  /** 行业类别, 1 to 8: on it hangs the rate for work injury. */
  readonly injuryClass: number;
};

/** 费率 of a scheme in a city. Work injury is the employer's alone and goes by the class of industry. */
export const siRates = formula('si.rates', { zh: '社会保险费率', en: 'Rates of a scheme' }, [
  version({
    from: '2011-07-01',
    cites: '社会保险法 第十二条、第二十三条、第三十三条至第三十五条、第四十四条；人社部发〔2015〕71号',
    uses: {
      rate: family('si', 'ratio', ['employer', 'employee', ...[1, 2, 3, 4, 5, 6, 7, 8].map(each => `class-${each}`)]),
      fixed: family('si', 'money', ['employee-fixed']),
      table: family('si', 'text', ['class-table']),
    },
    calc: (law, { city, scheme, injuryClass }: RatesInput, note): Rates => {
      const none = { employee: ratio(0), employeeFixed: 0 as Fen };
      if (scheme === 'injury') {
        const table = law.table(`${city}/injury/class-table`, note);
        return { ...none, employer: law.rate(`${table}/injury/class-${injuryClass}`, note) };
      }
      return {
        employee: law.rate(`${city}/${scheme}/employee`, note),
        employer: law.rate(`${city}/${scheme}/employer`, note),
        employeeFixed: scheme === 'medical' ? law.fixed(`${city}/medical/employee-fixed`, note) : none.employeeFixed,
      };
    },
  }),
]);
