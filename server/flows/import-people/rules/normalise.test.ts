import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mod11Check } from '#law/standards/check-digit.ts';
import { normaliseBankCard } from './normalise-bank-card.ts';
import { normaliseDate } from './normalise-date.ts';
import { normaliseDocument } from './normalise-document.ts';
import { normaliseName } from './normalise-name.ts';
import { normalisePay } from './normalise-pay.ts';
import { normaliseMobile } from './normalise-phone.ts';
import { normaliseEmail, normaliseLabel, normaliseNumber } from './normalise-text.ts';
import { foldUnit, unitReader } from './normalise-unit.ts';
import { cellOf, type Written } from './sheet-of.ts';

type Found = { value: unknown } | { code: string };
const came = (found: Found) => ('value' in found ? found.value : found.code);

/** One assertion for a table, so that a failure shows every line that is off. */
function table(read: (written: Written) => Found, cases: readonly (readonly [Written, unknown])[]): void {
  assert.deepEqual(
    cases.map(([written]) => [written, came(read(written))]),
    cases.map(([written, expected]) => [written, expected]),
  );
}

const number = (text: string, format?: string): Written => ({
  kind: 'number',
  text,
  number: Number(text),
  ...(format ? { format } : {}),
});
const date = (text: string): Written => ({ kind: 'date', text, number: 1 });
const broken: Written = { kind: 'error', text: '#N/A' };

test('dates in every form', () => {
  const good: [Written, string][] = [
    ['2011-10-07', '2011-10-07'],
    ['2011年10月7日', '2011-10-07'],
    ['2011 年 10 月 7 日', '2011-10-07'],
    ['2011年10月07号', '2011-10-07'],
    ['2013.12.10', '2013-12-10'],
    ['2013.12.10.', '2013-12-10'],
    ['2013。12。10', '2013-12-10'],
    ['2015/5/9', '2015-05-09'],
    ['2015\\5\\9', '2015-05-09'],
    ['2015 5 9', '2015-05-09'],
    ['2015—05—09', '2015-05-09'],
    ['20070317', '2007-03-17'],
    [20070317, '2007-03-17'],
    ['２０１５／５／９', '2015-05-09'],
    ['２０２４年５月８日', '2024-05-08'],
    ["'2015-05-09", '2015-05-09'],
    [' 2015-05-09\u200B\n', '2015-05-09'],
    [41988, '2014-12-15'],
    ['41988', '2014-12-15'],
    [41988.75, '2014-12-15'],
    [number('4.1988E4'), '2014-12-15'],
    [date('2014-12-15 08:30:00'), '2014-12-15'],
    ['2024-5-8 00:00:00', '2024-05-08'],
    ['2024/5/8 0:00', '2024-05-08'],
    ['2024-05-08T00:00:00', '2024-05-08'],
    ['2024-05-07T16:00:00.000Z', '2024-05-08'],
    ['2024-05-08T00:00:00+08:00', '2024-05-08'],
    ['2024年5月8日 星期三', '2024-05-08'],
    ['2024-05-08(三)', '2024-05-08'],
    ['2024年5月8日（入职）', '2024-05-08'],
    ['2024--05--08', '2024-05-08'],
    ['2024‑05‑08', '2024-05-08'],
    ['2024∕5∕8', '2024-05-08'],
    ['"2024-05-08"', '2024-05-08'],
    ['2024/5/8 9时', '2024-05-08'],
    ['2024-05-08+08:00', '2024-05-08'],
    ['贰零贰肆年伍月捌日', '2024-05-08'],
    ['二〇二四.五.八', '2024-05-08'],
    ['2024年5月8日 上午9:30', '2024-05-08'],
    ['2024-05-08（周三）', '2024-05-08'],
    ['10-Dec-13', '2013-12-10'],
    ['10-Dec-2013', '2013-12-10'],
    ['Dec 10, 2013', '2013-12-10'],
    ['10 December 2013', '2013-12-10'],
    ['二〇一一年十月七日', '2011-10-07'],
    ['二零一一年十二月三十一日', '2011-12-31'],
    ['二○○九年二月二十日', '2009-02-20'],
    ['98年10月7日', '1998-10-07'],
    ['13-12-10', '2013-12-10'],
    ['98.5.6', '1998-05-06'],
    ['21/3/5', '2021-03-05'],
    ['25/12/2013', '2013-12-25'],
    ['12/25/2013', '2013-12-25'],
    ['2024-02-29', '2024-02-29'],
  ];
  table(written => normaliseDate(cellOf(written)), good);
  const bad: Written[] = [
    '2023-02-30',
    '2023年13月1日',
    '0000-00-00',
    '去年三月',
    '2011年10月',
    '2011.10',
    2011.1,
    '2011',
    2011,
    201110,
    '201110',
    '3/12/10',
    '03/12/10',
    '13 12 10',
    '5/8/2013',
    '2023-02-29',
    '20231301',
    '1800-01-01',
    '2024-00-10',
    '待定',
    '###',
    '9999-99-99',
    '12345678901',
    0,
    -1,
    broken,
    '2011-10-07 至今',
    '2011-10-07（农历）',
    '2011-10-07（预计）',
    '2021-O3-05',
    '无',
    '不详',
    'TRUE',
  ];
  table(
    written => normaliseDate(cellOf(written)),
    bad.map(written => [written, 'date_invalid'] as const),
  );
  table(
    written => normaliseDate(cellOf(written), 'open'),
    [
      ['至今', null],
      ['长期', null],
      ['无', null],
      ['—', null],
      ['', null],
      ['下个月', 'date_invalid'],
    ],
  );
  table(
    written => normaliseDate(cellOf(written)),
    [
      ['', null],
      ['  ', null],
      ['-', null],
      ['N/A', null],
      ['null', null],
      ['至今', 'date_invalid'],
    ],
  );
});

test('words for nothing, where not everyone has such a day', () => {
  table(
    written => normaliseDate(cellOf(written), 'may'),
    [
      ['无', null],
      ['不详', null],
      ['至今', 'date_invalid'],
    ],
  );
});

test('phones: one number of eleven digits, however it is written', () => {
  const same = [
    '13812345678',
    '１３８１２３４５６７８',
    '+86 13812345678',
    '+8613812345678',
    '0086-138-1234-5678',
    '86 138 1234 5678',
    '86-13812345678',
    '(+86)13812345678',
    '138 1234 5678',
    '138-1234-5678',
    '138.1234.5678',
    '138—1234—5678',
    "'13812345678",
    '13812345678.0',
    '1.3812345678E10',
    '1.3812345678e+10',
    '\u202A13812345678\u202C',
    '手机：13812345678',
    '013812345678',
    '13812345678（微信同号）',
    '13812345678，',
    '“13812345678”',
    '138/1234/5678',
    '13812345678/13812345678',
    '13812345678\t',
    13812345678,
  ];
  const rules = { landline: false, optional: false };
  table(
    written => normaliseMobile(cellOf(written), rules),
    [...same, number('1.3812345678E10'), number('13812345678.0')].map(written => [written, '13812345678'] as const),
  );
  const bad: Written[] = [
    '1380013800',
    '23800138000',
    '138O0138000',
    '电话已停机',
    '138001380001',
    '13812345678/13912345678',
    '1.38E+10',
    '12012345678',
    '138****5678',
    '13812345678 张三',
    '13812345678/010-62345678',
    '010-62345678',
    '无',
    '00000000000',
    broken,
    '***',
  ];
  table(
    written => normaliseMobile(cellOf(written), rules),
    bad.map(written => [written, 'phone_invalid'] as const),
  );
  table(
    written => normaliseMobile(cellOf(written), { landline: true, optional: true }),
    [
      ['010-62345678', '010-62345678'],
      ['0755 8234 5678转801', '0755-82345678-801'],
      ['无', null],
      ['+852 9123 4567', '+85291234567'],
      ['12345', 'phone_invalid'],
    ],
  );
  table(
    written => normaliseMobile(cellOf(written), rules),
    [
      ['', null],
      ['/', null],
      ['N/A', null],
    ],
  );
});

test('identity numbers: their faults, and what is lost to number cells', () => {
  const good = '11010519491231002X';
  table(
    written => normaliseDocument(cellOf(written), null),
    [
      [good, good],
      ['11010519491231002x', good],
      [' 110105 19491231 002X ', good],
      ['１１０１０５１９４９１２３１００２Ｘ', good],
      ["'11010519491231002X", good],
      ['110105-19491231-002X', good],
      ['11010519491231002Х', good],
      ['11010519491231002×', good],
      ['身份证：11010519491231002X', good],
      ['ID: 11010519491231002X', good],
      ['110105_19491231_002X', good],
      ['“11010519491231002X”', good],
      ['11010519491231002X（有效）', good],
      ['11010519491231002X。', good],
      ['1101051949****002X', 'id_checksum'],
      ['null', null],
      ['000000000000000000', 'id_checksum'],
      ['', null],
      ['110105194912310021', 'id_checksum'],
      ['1101051949123100ZX', 'id_checksum'],
      ['11010519491231002', 'id_length'],
      ['1101051949123100211', 'id_length'],
      ['110105491231002', 'id_length'],
      [110105491231002, 'id_length'],
      ['办理中', 'id_length'],
      [broken, 'id_length'],
      [number('420106200301057000'), 'id_precision_lost'],
      [number('4.20106200301057E+17'), 'id_precision_lost'],
      ['4.20106200301057E+17', 'id_precision_lost'],
      ['4.20106E+17', 'id_precision_lost'],
      ['420106200301057000', 'id_precision_lost'],
      [`11010519491331002${mod11Check('11010519491331002')}`, 'id_birth_invalid'],
    ],
  );
  // A number cell whose last digits happen to fit is still not to be believed; one whose digits no binary number would print is.
  table(
    written => normaliseDocument(cellOf(written), null),
    [
      [number('110101200001010000'), 'id_precision_lost'],
      [number('610113196912043280'), '610113196912043280'],
    ],
  );
});

test('other documents have rules of their own', () => {
  table(
    written => normaliseDocument(cellOf(written), 'passport'),
    [
      ['e12345678', 'E12345678'],
      ['E1234-5678', 'E12345678'],
      ['???', 'id_document_invalid'],
      ['E12', 'id_length'],
      ['11010519491231002X', 'id_length'],
    ],
  );
  table(
    written => normaliseDocument(cellOf(written), 'hong-kong-macao-travel-permit'),
    [
      ['H12345678', 'H12345678'],
      ['X12345678', 'id_document_invalid'],
    ],
  );
  table(
    written => normaliseDocument(cellOf(written), null),
    [
      ['E12345678', 'E12345678'],
      ['H12345678', 'H12345678'],
    ],
  );
});

test('pay: yuan in fen, exact', () => {
  const good: [Written, number][] = [
    ['15,600.00', 1560000],
    ['￥10400元', 1040000],
    ['¥ 10,400', 1040000],
    ['1.5万', 1500000],
    ['1.5万元', 1500000],
    ['12k', 1200000],
    ['人民币12000', 1200000],
    ['RMB 12,000.50', 1200050],
    ['１５６００', 1560000],
    ['15600元/月', 1560000],
    ['15600元整', 1560000],
    ['15，600', 1560000],
    ['15600.5', 1560050],
    [15600, 1560000],
    [12800.000000001, 1280000],
    [12799.9999999999, 1280000],
    [0.1 + 0.2, 30],
    [number('1.56E4'), 1560000],
    ['5000块', 500000],
    ["'5000", 500000],
    ['1,5600', 1560000],
    ['8千', 800000],
    ['1万2千', 1200000],
    ['壹万贰仟元整', 1200000],
    ['一万二千', 1200000],
    ['8000（税前）', 800000],
    ['月薪8000元', 800000],
    ['8000元。', 800000],
    [100_000 / 12, 833333],
    [{ kind: 'number', text: '8333.335', number: 8333.335, format: '#,##0.00' }, 833334],
    [{ kind: 'number', text: '8333.335', number: 8333.335, formula: true }, 833334],
  ];
  table(written => normalisePay(cellOf(written)), good);
  const bad: Written[] = [
    '面议',
    '1O000',
    -5000,
    '-5000',
    '-5,000.00',
    0,
    '0',
    '0.00',
    '8000-10000',
    '12.345',
    12.345,
    '15.600,00',
    '$5000',
    '5000美元',
    '12,00',
    '#REF!',
    broken,
    '99999999999',
    '１O000',
    '一万五',
    '1万2',
    '年薪10万',
    '8000/年',
    '约8000',
    '8000（税后）',
    20_210_305,
    '见合同',
    '10%',
    { kind: 'boolean', text: 'TRUE' },
  ];
  table(
    written => normalisePay(cellOf(written)),
    bad.map(written => [written, 'salary_invalid'] as const),
  );
  table(
    written => normalisePay(cellOf(written), 4),
    [
      [1.56, 1560000],
      ['1.5', 1500000],
      ['15600元', 1560000],
    ],
  );
  table(
    written => normalisePay(cellOf(written)),
    [
      ['', null],
      ['—', null],
    ],
  );
});

test('bank cards', () => {
  const card = '6222026648666788823';
  table(
    written => normaliseBankCard(cellOf(written)),
    [
      [card, card],
      ['6222 0266 4866 6788 823', card],
      ['6222-0266-4866-6788-823', card],
      ['６２２２０２６６４８６６６７８８８２３', card],
      [`'${card}`, card],
      [`\u200E${card}`, card],
      ['', null],
      ['无', null],
      ['工商银行 6222026648666788823', card],
      ['卡号：6222026648666788823', card],
      ['6222026648666788823（工行）', card],
      ['0000000000000000', 'bank_invalid'],
      ['6222*2664866678882*', 'bank_invalid'],
      ['6222023655065791682', 'bank_invalid'],
      [number('6222026648666789000'), 'bank_invalid'],
      ['6.22202664866679E+18', 'bank_invalid'],
      ['62220266486667888', 'bank_invalid'],
      ['622202664866678882O', 'bank_invalid'],
      ['123', 'bank_invalid'],
      [broken, 'bank_invalid'],
    ],
  );
});

test('names keep what is theirs and lose what is not', () => {
  table(
    written => normaliseName(cellOf(written)),
    [
      [' 徐 涵 ', '徐涵'],
      ['徐\u3000涵', '徐涵'],
      ['徐\u00A0涵\u200B', '徐涵'],
      ['徐\n涵', '徐涵'],
      ['阿不都热合曼•买买提', '阿不都热合曼·买买提'],
      ['阿不都热合曼.买买提', '阿不都热合曼·买买提'],
      ['阿不都热合曼．买买提', '阿不都热合曼·买买提'],
      ['阿不都热合曼 ・ 买买提', '阿不都热合曼·买买提'],
      ['阿不都热合曼‧买买提', '阿不都热合曼·买买提'],
      ['阿不都热合曼 买买提', '阿不都热合曼·买买提'],
      ['阿不都热合曼-买买提', '阿不都热合曼·买买提'],
      ['欧阳 建国', '欧阳建国'],
      ['陈-林', '陈-林'],
      ['1.张伟', '张伟'],
      ['*张伟', '张伟'],
      ['“张伟”、', '张伟'],
      ['张*伟', '张*伟'],
      ['张**', '张**'],
      ['张伟（女）', '张伟（女）'],
      ['⽂静', '文静'],
      ['待定', 'name_missing'],
      ['不详', 'name_missing'],
      ['John  Smith', 'John Smith'],
      ['J. R. Smith', 'J. R. Smith'],
      ['Ｊｏｈｎ　Smith', 'John Smith'],
      ['𠮷野', '𠮷野'],
      ['\uE863某', '\uE863某'],
      ['李\uF9D0', '李\uF9D0'],
      ['㛃', '㛃'],
      ['张〇', '张〇'],
      ['', 'name_missing'],
      ['   ', 'name_missing'],
      ['\u3000', 'name_missing'],
      ['\u200B', 'name_missing'],
      ['-', 'name_missing'],
      ['无', 'name_missing'],
      ['？？', 'name_missing'],
      [broken, 'name_missing'],
      ['12345', 'name_invalid'],
      [12345, 'name_invalid'],
    ],
  );
});

test('units: aliases, width, case, spaces, numerals, paths; others with a suggestion', () => {
  const read = unitReader([
    { name: '销售一部', aliases: [] },
    { name: '销售二部', aliases: [] },
    { name: '销售十二部', aliases: [] },
    { name: '研发中心', aliases: [] },
    { name: '信息技术部', aliases: ['IT部'] },
    { name: '综合组', aliases: [], above: ['北京公司', '研发中心'] },
    { name: '综合组', aliases: [], above: ['上海公司'] },
  ]);
  table(
    written => read(String(written)),
    [
      ['销售壹部', '销售一部'],
      ['销售1部', '销售一部'],
      ['销售１部', '销售一部'],
      ['销售 一 部', '销售一部'],
      ['销售2部', '销售二部'],
      ['销售12部', '销售十二部'],
      ['销售贰部', '销售二部'],
      ['it部', '信息技术部'],
      ['ＩＴ部', '信息技术部'],
      ['研发 中心', '研发中心'],
      ['研发中心\u200B', '研发中心'],
      ['总公司/研发中心', '研发中心'],
      ['总公司 > 研发中心', '研发中心'],
      ['总公司-研发中心', '研发中心'],
      ['总公司\\研发中心', '研发中心'],
      ['上海公司/综合组', '综合组'],
      ['综合组', 'unit_unknown'],
      ['火星分部', 'unit_unknown'],
      ['待定', 'unit_unknown'],
      ['###', 'unit_unknown'],
      ['【研发中心】', '研发中心'],
      ['总公司_研发中心', '研发中心'],
      ['研发', '研发中心'],
      ['信息技术', '信息技术部'],
      ['IT', '信息技术部'],
      ['01信息技术部', '信息技术部'],
      ['某某有限公司信息技术部', '信息技术部'],
      ['销售（一）部', '销售一部'],
      ['销售Ⅱ部', '销售二部'],
      ['銷售一部', '销售一部'],
      ['集团/上海公司/综合组', '综合组'],
      ['研发部', 'unit_unknown'],
      ['销售', 'unit_unknown'],
      ['研发中心（北京）', 'unit_unknown'],
      ['销售一部、研发中心', 'unit_unknown'],
      ['销售一部？', 'unit_unknown'],
      ['北京分公司信息技术部', 'unit_unknown'],
      ['N/A', null],
      ['研发中心/火星组', 'unit_unknown'],
      ['销售部', 'unit_unknown'],
      ['', null],
    ],
  );
  const near = read('研发中新');
  assert.ok('why' in near && near.why.includes('是否为“研发中心”'));
  assert.equal(foldUnit('第二十三工厂'), '第23工厂');
});

test('other texts', () => {
  table(
    written => normaliseLabel(cellOf(written), 20),
    [
      ['高级 工程师', '高级工程师'],
      ['Ｊａｖａ工程师（初级）', 'Java工程师（初级）'],
      ['Sales  Manager', 'Sales Manager'],
      ['x'.repeat(21), 'value_too_long'],
      ['#N/A', 'cell_error'],
      ['/', null],
      ['无', null],
    ],
  );
  table(
    written => normaliseNumber(cellOf(written), 20),
    [
      [1001, '1001'],
      ['Ｅ0001 ', 'E0001'],
      [number('12', '00000'), '00012'],
      [number('12', '"E"0000'), 'E0012'],
      ['1001.0', '1001'],
      [date('2024-01-02'), 'cell_error'],
      ['-', null],
      ["'0012", '0012'],
    ],
  );
  table(
    written => normaliseEmail(cellOf(written)),
    [
      [' zhang＠example.com ', 'zhang@example.com'],
      ['无', null],
      ['张三', 'email_invalid'],
      ['a@b', 'email_invalid'],
      ['a@@b.com', 'email_invalid'],
    ],
  );
});
