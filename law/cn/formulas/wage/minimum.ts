import { type Fen, formatYuan } from '#kernel/money.ts';
import { family, formula, version } from '#law/engine/formula.ts';
import type { City } from '../si/city.ts';

/** 月最低工资标准 in a city. Whether the worker's own insurance and fund are part of it differs; the figure's note says so. */
export const minimumWage = formula('wage.minimum', { zh: '月最低工资标准', en: 'Least wage of a month' }, [
  version({
    from: '2004-03-01',
    cites: '劳动法 第四十八条；最低工资规定（劳动和社会保障部令第21号）；当地最低工资标准通知',
    uses: { byCity: family('wage-floor', 'money') },
    calc: (law, { city }: { readonly city: City }, note): Fen => {
      const wage = law.byCity(city, note);
      note?.figure('月最低工资标准', 'a month', { fen: wage }, formatYuan(wage));
      return wage;
    },
  }),
]);
