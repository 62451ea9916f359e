import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CivilDate, fromDayNumber } from '#kernel/civil-date.ts';
import { luhnCheck, mod11Check } from '#law/standards/check-digit.ts';
import { startCheck } from './check-rows.ts';
import { findHeader } from './find-header.ts';
import { reportOn } from './report.ts';
import { sheetOf, type Written } from './sheet-of.ts';

type Person = {
  name: string;
  sex: string;
  id: string;
  birth: CivilDate;
  mobile: string;
  unit: string;
  education: string;
  hired: CivilDate;
  pay: number;
  card: string;
};

const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map(list => list.join(''));
const wide = (text: string) => text.replace(/[!-~]/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const spaced = (text: string) => ` ${[...text].join(' ')}\u3000`;
const grouped = (size: number, mark: string) => (text: string) =>
  text.replace(new RegExp(`.{${size}}(?=.)`, 'g'), group => group + mark);

const person: fc.Arbitrary<Person> = fc
  .record({
    name: fc.constantFrom('张伟', '欧阳建国', '阿不都热合曼·买买提', '𠮷野明', '\uE863某', '吕〇'),
    region: fc.constantFrom('110105', '440305', '540102'),
    birth: fc.integer({ min: -1000, max: 13_000 }).map(fromDayNumber),
    sequence: digits(3),
    mobile: fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`),
    unit: fc.constantFrom('总经理办公室', '销售一部', '生产二车间', '信息技术部'),
    education: fc.constantFrom('大学本科', '大学专科', '硕士研究生', '博士研究生', '高中', '中等专科'),
    hired: fc.integer({ min: 19_100, max: 20_500 }).map(fromDayNumber),
    pay: fc.integer({ min: 1, max: 9_999_999 }),
    card: digits(18),
  })
  .map(({ region, birth, sequence, card, pay, ...rest }) => {
    const payload = `${region}${birth.replaceAll('-', '')}${sequence}`;
    return {
      ...rest,
      birth,
      sex: Number(sequence) % 2 ? '男' : '女',
      id: payload + mod11Check(payload),
      card: card + luhnCheck(card),
      pay: pay / 100,
    };
  });

type Mess = (clean: string) => Written;
const texts: Mess[] = [
  text => text,
  text => ` ${text} `,
  text => `\u200B${text}\uFEFF`,
  text => `\t${text}\n`,
  text => `\u00A0${text}`,
];
const codes: Mess[] = [...texts, wide, spaced, text => `'${text}`];

const days: Mess[] = [
  ...texts,
  wide,
  day => day.replaceAll('-', '/'),
  day => day.replaceAll('-', '.'),
  day => day.replaceAll('-', ''),
  day => Number(day.replaceAll('-', '')),
  day => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'),
  day => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1/$2/$3 0:00:00'),
  day => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1 年 $2 月 $3 日'),
  day => `${day}T00:00:00`,
  day => (Date.parse(day) / 86_400_000 > -20_000 ? Date.parse(day) / 86_400_000 + 25_569 : day),
  day => ({ kind: 'date', text: day, number: 1 }),
];

const ways: Record<keyof Person, Mess[]> = {
  name: [
    ...texts,
    spaced,
    name => name.replace('·', '•'),
    name => name.replace('·', '.'),
    name => name.replace('·', '．'),
  ],
  sex: [
    ...texts,
    sex => (sex === '男' ? 'M' : 'F'),
    sex => `${sex}性`,
    sex => (sex === '男' ? 'ｍａｌｅ' : 'Female'),
    sex => (sex === '男' ? 1 : '2'),
    () => '',
    () => null,
  ],
  id: [...codes, id => id.toLowerCase(), id => wide(id.toLowerCase()), grouped(6, ' '), grouped(6, '-')],
  birth: [...days, () => '', () => null],
  mobile: [
    ...codes,
    phone => `+86 ${phone}`,
    phone => `86-${phone}`,
    phone => `0086${phone}`,
    phone => phone.replace(/(...)(....)/, '$1-$2-'),
    Number,
    phone => `${phone}.0`,
    phone => ({ kind: 'number', text: `${phone[0]}.${phone.slice(1)}E10`, number: Number(phone) }),
  ],
  unit: [
    ...texts,
    spaced,
    unit => unit.replace('一', '1').replace('二', '２'),
    unit => unit.replace('一', '壹').replace('二', '贰'),
    unit => `某公司/${unit}`,
    unit => (unit === '信息技术部' ? 'it部' : unit),
  ],
  education: [
    ...texts,
    spaced,
    education =>
      ({ 大学本科: '本科', 大学专科: '大专', 硕士研究生: '研究生', 博士研究生: '博士', 中等专科: '中专' })[education] ??
      education,
  ],
  hired: days,
  pay: [
    ...texts,
    wide,
    Number,
    pay => `￥${pay}元`,
    pay => `¥ ${pay}`,
    pay => `人民币${pay}`,
    pay => Number(pay).toLocaleString('en-US', { minimumFractionDigits: 2 }),
    pay => `${pay}元/月`,
    pay => Number(pay) + 1e-10,
  ],
  card: [...codes, grouped(4, ' '), grouped(4, '-'), grouped(4, '\u00A0')],
};

const headers: Record<keyof Person, string[]> = {
  name: ['姓名', '*姓名', '姓 名', '员工姓名'],
  sex: ['性别', '性别\n（男/女）'],
  id: ['证件号码', '身份证号', '身份证号码*'],
  birth: ['出生日期', '生日'],
  mobile: ['手机号', '联系电话', '手机号码（必填）'],
  unit: ['部门', '所属部门', ' 部门名称 '],
  education: ['学历', '最高学历'],
  hired: ['入职日期', '入职时间', '到岗日期'],
  pay: ['基本工资', '基本工资（元）', '月薪'],
  card: ['银行卡号', '工资卡号'],
};

const keys = Object.keys(ways) as (keyof Person)[];
const choice = fc.array(fc.nat(1000), { minLength: keys.length, maxLength: keys.length });
const needs = {
  units: ['总经理办公室', '销售一部', '生产二车间', '信息技术部'].map(name => ({
    name,
    aliases: name === '信息技术部' ? ['IT部'] : [],
  })),
  today: '2026-11-24' as CivilDate,
};

function pick<T>(list: readonly T[], at: number): T {
  return list[at % list.length] as T;
}

test('a valid person in any combination of harmless messes comes out clean, under any header', async () => {
  await fc.assert(
    fc.asyncProperty(
      person,
      choice,
      choice,
      fc.shuffledSubarray(keys, { minLength: keys.length }),
      async (clean, mess, naming, order) => {
        const names = order.map(key => pick(headers[key], naming[keys.indexOf(key)] ?? 0));
        const cells = order.map(key => pick(ways[key], mess[keys.indexOf(key)] ?? 0)(String(clean[key])));
        const sheet = sheetOf([['员工花名册'], names, cells]);
        const header = findHeader(sheet);
        assert.ok(header);
        const report = await reportOn(sheet, startCheck(header.columns, needs), header.until);
        assert.deepEqual(report.problems, []);
        assert.deepEqual(
          report.people[0]?.values,
          Object.fromEntries(order.map((key, i) => [names[i]?.trim(), clean[key]])),
        );
      },
    ),
    { numRuns: 1500 },
  );
});

test('no cell, whatever is in it, makes the check fail rather than the row', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('=1+1', '１２', '0000-00-00', '二〇', '年月日', '-', '.', '/', '万', "'", '1e999', '9'.repeat(40)),
    fc.double({ noNaN: true }),
    fc.constant(null),
    fc.record({ kind: fc.constantFrom('date', 'boolean', 'error', 'number'), text: fc.string({ maxLength: 12 }) }),
  ) as fc.Arbitrary<Written>;
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: keys.length, maxLength: keys.length }), async cells => {
      const sheet = sheetOf([keys.map(key => headers[key][0] ?? ''), cells]);
      const header = findHeader(sheet.slice(0, 1));
      assert.ok(header);
      const report = await reportOn(sheet, startCheck(header.columns, needs), header.until);
      assert.equal(report.accepted + report.refused, report.rows);
    }),
    { numRuns: 1500 },
  );
});
