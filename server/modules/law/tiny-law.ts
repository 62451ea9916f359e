import type { CivilDate } from '#kernel/civil-date.ts';
import { type Fen, formatYuan } from '#kernel/money.ts';
import { moneyField } from '#law/engine/field.ts';
import { bands, choice, family, formula, money, rate, version } from '#law/engine/formula.ts';
import type { Parameter } from '#law/engine/parameter.ts';
import { lawOfParts } from '#law/engine/part.ts';
import { taxOf } from '#law/engine/progressive.ts';
import { times } from '#law/engine/ratio.ts';
import { type Law, topic } from '#law/engine/topic.ts';

/** A value of the toy country's law since a day. */
export type ToyValue = readonly [from: string, value: unknown];

/** A law small enough to reckon in the head: a tenth of what is over 100.00, and a table. More shipped values of the rate may follow. */
export function tinyLaw(laterRates: readonly ToyValue[] = []): Law {
  const parameter = (zh: string, unit: string, values: readonly ToyValue[]): Parameter => ({
    title: { zh, en: zh },
    unit,
    checkedOn: '2026-01-01' as CivilDate,
    values: values.map(([from, value]) => ({
      from: from as CivilDate,
      value,
      source: { instrument: '小税法' },
      status: 'verified',
    })),
  });
  const tax = formula('toy.tax', { zh: '税', en: 'tax' }, [
    version({
      from: '2020-01-01',
      cites: '小税法第一条',
      uses: {
        free: money('toy/free'),
        rate: rate('toy/rate'),
        table: bands('toy/table'),
        way: choice('toy/way'),
        towns: family('toy/towns', 'ratio', ['rate']),
      },
      calc: (law, income: Fen): Fen =>
        (times(Math.max(0, income - law.free) as Fen, law.rate) + taxOf(law.table, income)) as Fen,
    }),
  ]);
  const toyTopic = topic({
    code: 'toy.tax',
    title: { zh: '小税', en: 'toy tax' },
    fields: { income: moneyField('收入') },
    answers: ['tax'],
    answer: (law, input, note) => ({ tax: formatYuan(law.formula(tax)(input.income, note)) }),
  });
  const parameters = {
    'toy/towns/a': {
      rate: parameter('甲镇的比例', 'rate', [['2020-01-01', '0.01']]),
      name: parameter('甲镇的称呼', 'choice', [['2020-01-01', 'town']]),
    },
    toy: {
      way: parameter('计税方式', 'choice', [['2020-01-01', 'whole']]),
      free: parameter('起征点', 'money', [['2020-01-01', '100.00']]),
      rate: parameter('税率', 'rate', [['2020-01-01', '0.10'], ...laterRates]),
      table: parameter('级距', 'bands', [['2020-01-01', [{ upTo: null, rate: '0', quick: '0.00' }]]]),
    },
  };
  return lawOfParts('toy', { zh: '小国', en: 'Toy' }, [{ parameters, formulas: [tax], topics: [toyTopic] }]);
}
