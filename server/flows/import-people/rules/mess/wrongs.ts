import { addDays, addYears, type CivilDate } from '#kernel/civil-date.ts';
import { luhnCheck, mod11Check } from '#law/standards/check-digit.ts';
import type { Written } from '../sheet-of.ts';
import type { Dice } from './dice.ts';
import type { MadeField, MadePerson } from './made-person.ts';
import { numberCell } from './ways.ts';

export type Wrong = {
  readonly field: MadeField;
  readonly code: string;
  readonly make: (person: MadePerson, chance: Dice) => Written;
};

const wrong = (field: MadeField, code: string, make: Wrong['make']): Wrong => ({ field, code, make });
const oneOf =
  (...list: Written[]): Wrong['make'] =>
  (_, chance) =>
    chance.pick(list);

function withOtherCheck(id: string, chance: Dice): string {
  // Three zeros at the end would rather tell of a number cut short.
  const others = [...'123456789X'].filter(c => c !== id[17]);
  return id.slice(0, 17) + chance.pick(others);
}

/** Spoils one digit of the middle, and keeps the day of birth a day. */
function misread(id: string, chance: Dice): string {
  const at = 14 + chance.under(3);
  const other = `${id.slice(0, at)}${(Number(id[at]) + 1 + chance.under(9)) % 10}${id.slice(at + 1)}`;
  // Three zeros at the end would rather tell of a number cut short.
  return other.endsWith('000') ? withOtherCheck(id, chance) : other;
}

function swapped(id: string): string {
  for (let i = 16; i > 0; i--)
    if (id[i] !== id[i - 1]) return `${id.slice(0, i - 1)}${id[i]}${id[i - 1]}${id.slice(i + 1)}`;
  return id;
}

/** Three zeros at the end, in a cell that shows them or as text: one in eleven fits its check digit, which then is all there is to see. */
function cut(id: string, format?: string): Written {
  const text = `${id.slice(0, 15)}000`;
  if (mod11Check(text.slice(0, 17)) === '0') return numberCell(text);
  return format ? numberCell(text, format) : text;
}

export const wrongs: readonly Wrong[] = [
  wrong(
    'name',
    'name_missing',
    oneOf(null, '', '   ', '\u3000', '\u200B', '-', '/', '无', 'N/A', '待定', '#N/A', '？'),
  ),
  wrong('documentNumber', 'id_checksum', ({ documentNumber }, chance) => withOtherCheck(documentNumber, chance)),
  wrong('documentNumber', 'id_checksum', ({ documentNumber }, chance) => misread(documentNumber, chance)),
  wrong('documentNumber', 'id_checksum', ({ documentNumber }) => {
    const id = swapped(documentNumber);
    return mod11Check(id.slice(0, 17)) === id[17] ? `${id.slice(0, 17)}${id[17] === '1' ? '2' : '1'}` : id;
  }),
  wrong(
    'documentNumber',
    'id_checksum',
    ({ documentNumber }) => `${documentNumber.slice(0, 9)}O${documentNumber.slice(10)}`,
  ),
  wrong('documentNumber', 'id_length', ({ documentNumber }) => documentNumber.slice(0, 17)),
  wrong('documentNumber', 'id_length', ({ documentNumber }) => `${documentNumber}1`),
  wrong('documentNumber', 'id_length', ({ documentNumber }) => documentNumber.slice(1, 16)),
  wrong('documentNumber', 'id_length', ({ documentNumber: id }) => id.slice(0, 6) + id.slice(8, 17)),
  wrong('documentNumber', 'id_precision_lost', ({ documentNumber: id }) => numberCell(`${id.slice(0, 15)}000`)),
  wrong('documentNumber', 'id_precision_lost', ({ documentNumber: id }) => cut(id, '0')),
  wrong('documentNumber', 'id_precision_lost', ({ documentNumber: id }) =>
    numberCell(String(Number(id.slice(0, 17).concat('0')))),
  ),
  wrong('documentNumber', 'id_precision_lost', ({ documentNumber: id }) =>
    numberCell(`${id[0]}.${id.slice(1, 15)}E17`),
  ),
  wrong('documentNumber', 'id_precision_lost', ({ documentNumber: id }) => `${id[0]}.${id.slice(1, 6)}E+17`),
  wrong('documentNumber', 'id_precision_lost', ({ documentNumber: id }) => cut(id)),
  wrong('sex', 'sex_disagrees_with_id', ({ sex }, chance) =>
    sex === '男' ? chance.pick(['女', '女性', 'F']) : chance.pick(['男', '男士', 'M']),
  ),
  wrong('birthOn', 'birth_disagrees_with_id', ({ birthOn }) => addDays(birthOn as CivilDate, 1)),
  wrong('birthOn', 'birth_disagrees_with_id', ({ birthOn }) => addYears(birthOn as CivilDate, -1)),
  wrong('birthOn', 'birth_disagrees_with_id', ({ birthOn }) => addYears(birthOn as CivilDate, 10).replaceAll('-', '/')),
  wrong('birthOn', 'date_invalid', oneOf('1990-02-30', '1988/13/1', '0000-00-00', '八几年', '1990年2月31日', '1990')),
  wrong('mobile', 'phone_invalid', ({ mobile }) => mobile.slice(0, 10)),
  wrong('mobile', 'phone_invalid', ({ mobile }) => `${mobile}8`),
  wrong('mobile', 'phone_invalid', ({ mobile }) => `2${mobile.slice(1)}`),
  wrong('mobile', 'phone_invalid', ({ mobile }) => `${mobile.slice(0, 3)}O${mobile.slice(4)}`),
  wrong('mobile', 'phone_invalid', ({ mobile }) => `${mobile.slice(0, 3)}****${mobile.slice(7)}`),
  wrong(
    'mobile',
    'phone_invalid',
    oneOf('电话已停机', '无', '12345678901', '1.38E+10', '010-62345678', '13800138000/13900139000', '#REF!', '待补'),
  ),
  wrong(
    'unit',
    'unit_unknown',
    oneOf(
      '火星分部',
      '待定',
      '###',
      '#N/A',
      '销售三部',
      '销售部',
      '研发中心/火星组',
      '无',
      '财务部、人事部',
      '？？',
      '研发部',
    ),
  ),
  wrong(
    'education',
    'education_unknown',
    oneOf('上过学', '？', '不详', '本科在读', '家里蹲', '#N/A', 'abc', '高中以下', '123'),
  ),
  wrong(
    'hiredOn',
    'date_invalid',
    oneOf(
      '2023-02-30',
      '去年三月',
      '2023年13月1日',
      '0000-00-00',
      '2023-02-29',
      '2022年',
      '2022-05',
      '20221301',
      '待定',
      '###',
      '#VALUE!',
      '5/6/2022',
      '2022.5.',
      12,
      '入职',
      '2022-00-10',
      '2022/6/31',
      '12345678901',
    ),
  ),
  wrong('hiredOn', 'hired_under_16', ({ birthOn }) => addYears(birthOn as CivilDate, 14)),
  wrong('hiredOn', 'hired_under_16', ({ birthOn }) => addDays(addYears(birthOn as CivilDate, 16), -1)),
  wrong('hiredOn', 'hired_under_16', ({ birthOn }) => addDays(birthOn as CivilDate, -400)),
  wrong(
    'basePay',
    'salary_invalid',
    oneOf(
      '面议',
      '1O000',
      -5000,
      '-5,000.00',
      0,
      '0',
      '保密',
      '8000-10000',
      '约8000',
      '12.345',
      '$5000',
      '年薪10万',
      '#REF!',
      '一百左右',
      'abc',
      '99999999999',
      '8000+',
      '待定',
      '8,00',
    ),
  ),
  wrong(
    'bankCard',
    'bank_invalid',
    ({ bankCard }) => bankCard.slice(0, -1) + String((Number(bankCard.at(-1)) + 3) % 10),
  ),
  wrong('bankCard', 'bank_invalid', ({ bankCard }) => bankCard.slice(0, 10)),
  wrong('bankCard', 'bank_invalid', ({ bankCard }) => `${bankCard}0`),
  wrong('bankCard', 'bank_invalid', ({ bankCard }) => numberCell(`${bankCard.slice(0, 15)}0000`)),
  wrong('bankCard', 'bank_invalid', ({ bankCard: card }) => `${card[0]}.${card.slice(1, 6)}E+18`),
  wrong('bankCard', 'bank_invalid', ({ bankCard: card }) => {
    const other = card.slice(0, 8) + String((Number(card[8]) + 1) % 10) + card.slice(9);
    return luhnCheck(other.slice(0, -1)) === other.at(-1) ? `${card}9` : other;
  }),
  wrong('bankCard', 'bank_invalid', oneOf('现金', '6222********8823', '0000000000000000', '#N/A', '办理中')),
];
