import type { Cell } from '#platform/workbook/cell.ts';
import type { Written } from '../sheet-of.ts';
import type { Dice } from './dice.ts';
import type { MadeField, MadePerson } from './made-person.ts';

/** A harmless way to write a value: what stands in the cell for it. */
export type Way = (clean: string, chance: Dice, person: MadePerson) => Written;

const wide = (text: string) => text.replace(/[!-~]/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const grouped = (text: string, sizes: readonly number[], mark: string) => {
  const parts: string[] = [];
  let at = 0;
  for (const size of sizes) {
    parts.push(text.slice(at, at + size));
    at += size;
  }
  return [...parts, text.slice(at)].filter(Boolean).join(mark);
};
const fours = [4, 4, 4, 4];
export const serialOf = (day: string) => Date.parse(day) / 86_400_000 + 25_569;
export const dateCell = (day: string, format: string, time = 0): Cell => ({
  kind: 'date',
  text: day,
  number: serialOf(day) + time,
  format,
});
export const numberCell = (text: string, format?: string): Cell => ({
  kind: 'number',
  text,
  number: Number(text),
  ...(format ? { format } : {}),
});
const parts = (day: string) => day.split('-').map(Number) as [number, number, number];
const han = '〇一二三四五六七八九';
const hanYear = (year: number) => [...String(year)].map(d => han[Number(d)]).join('');
const hanBelow100 = (n: number) => {
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? han[tens] : ''}${tens > 0 ? '十' : ''}${n % 10 > 0 ? han[n % 10] : ''}`;
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What slips into any text without being seen. */
const around: Way[] = [
  text => ` ${text}`,
  text => `${text}  `,
  text => `\u3000${text}\u3000`,
  text => `\u00A0${text}`,
  text => `${text}\u200B`,
  text => `\uFEFF${text}`,
  text => `\u202A${text}\u202C`,
  text => `${text}\t`,
  text => `${text}\n`,
  text => `\u200E${text}\u00AD`,
];
const codes: Way[] = [
  ...around,
  wide,
  text => `'${text}`,
  text => `${text}，`,
  text => `"${text}"`,
  text => [...text].join(' '),
];

const days: Way[] = [
  ...around,
  wide,
  day => day.replaceAll('-', '/'),
  day => day.replaceAll('-', '.'),
  day => day.replaceAll('-', ''),
  day => parts(day).join('/'),
  day => parts(day).join('-'),
  day => parts(day).join('.'),
  day => parts(day).join('．'),
  day => parts(day).join('、'),
  day => `${day.replaceAll('-', '.')}.`,
  day => parts(day).join(' / '),
  day => parts(day).join('—'),
  day => parts(day).join('\u2011'),
  day => `${parts(day).join('/')} 0:00:00`,
  day => `${day} 00:00:00`,
  day => `${day}T00:00:00`,
  day => `${day}T00:00:00+08:00`,
  day => `${day} 12:30`,
  day => `${parts(day).join('/')} 上午 9:05:00`,
  day => `${day}（周三）`,
  day => `${day} 星期五`,
  day => (([y, m, d]) => `${y}年${m}月${d}日`)(parts(day)),
  day => (([y, m, d]) => `${y} 年 ${m} 月 ${d} 日`)(parts(day)),
  day => (([y, m, d]) => `${y}年${m}月${d}号`)(parts(day)),
  day => (([y, m, d]) => `${y}年${String(m).padStart(2, '0')}月${String(d).padStart(2, '0')}`)(parts(day)),
  day => wide((([y, m, d]) => `${y}年${m}月${d}日`)(parts(day))),
  day => (([y, m, d]) => `${hanYear(y)}年${hanBelow100(m)}月${hanBelow100(d)}日`)(parts(day)),
  day => (([y, m, d]) => `${hanYear(y).replaceAll('〇', '○')}年${hanBelow100(m)}月${hanBelow100(d)}日`)(parts(day)),
  day => (([y, m, d]) => `${hanYear(y).replaceAll('〇', '零')}年${hanBelow100(m)}月${hanBelow100(d)}日`)(parts(day)),
  day => (([y, m, d]) => `${d}-${months[m - 1]}-${y}`)(parts(day)),
  day => (([y, m, d]) => `${months[m - 1]} ${d}, ${y}`)(parts(day)),
  day => Number(day.replaceAll('-', '')),
  day => serialOf(day),
  day => String(serialOf(day)),
  day => dateCell(day, 'yyyy-mm-dd'),
  day => dateCell(day, 'yyyy"年"m"月"d"日"'),
  day => dateCell(day, 'm/d/yy'),
  day => dateCell(day, '[$-804]yyyy"年"m"月"d"日" dddd;@'),
  day => dateCell(day, 'mmm-yy'),
  day => dateCell(day, 'yyyy/m/d h:mm', 0.375),
  day => ({ ...dateCell(day, 'yyyy/m/d'), formula: true }),
];

const hinted: Record<string, readonly string[]> = {
  博士研究生: ['博士', '研究生（博士）', '博士研究生毕业', '全日制博士', 'PhD'],
  硕士研究生: ['硕士', '研究生', '在职研究生', 'MBA', '硕士研究生（全日制）', '硕士学位', 'Master'],
  大学本科: [
    '本科',
    '大学',
    '学士',
    '专升本',
    '全日制本科',
    '本科（自考）',
    '本  科',
    '统招本科',
    'Bachelor',
    '大学本科学历',
  ],
  大学专科: ['专科', '大专', '高职', '大专（函授）', '高职高专', '專科'],
  中等专科: ['中专', '职高', '中职', '中等专业学校'],
  高中: ['普高', '普通高中', '高中毕业'],
  初中: ['初级中学', '初中毕业'],
  总经理办公室: ['总经办', '总经理 办公室', '总经理办公室。'],
  人力资源部: ['HR部', 'hr部', 'ＨＲ部', '人事部', '人力资源', '人力资源 部', '【人力资源部】'],
  财务部: ['财务', '財務部', '财务部门', '01财务部', '总公司财务部'],
  销售一部: ['销售1部', '销售１部', '销售壹部', '销售（一）部', '销售Ⅰ部', '销售第一部'],
  销售二部: ['销售2部', '销售贰部', '销售二 部', '销售Ⅱ部'],
  研发中心: ['研发 中心', '研发', '“研发中心”'],
  生产一车间: ['生产1车间', '生产 一 车间', '生产壹车间'],
  生产二车间: ['生产2车间', '生产②车间', '生产二车間'],
  质量管理部: ['品质部', '质量管理', '质量管理部\u200B'],
  信息技术部: ['IT部', 'it部', 'Ｉｔ部', 'IT 部', '信息技术', 'IT'],
  汉族: ['汉', '汉 族', '漢族'],
  维吾尔族: ['维吾尔', '维族'],
  回族: ['回'],
  满族: ['满'],
  壮族: ['壮'],
  未婚: ['单身', '未婚未育'],
  已婚: ['已婚已育', '结婚'],
  离婚: ['离异'],
  中共党员: ['党员', '中国共产党党员'],
  共青团员: ['团员'],
  群众: ['普通群众', '群 众'],
};
const otherName: Way = (label, chance) => chance.pick(hinted[label] ?? [label]);

export const ways: Readonly<Record<MadeField, readonly Way[]>> = {
  number: [...around, wide, text => `'${text}`],
  name: [
    ...around,
    name => [...name].join(' '),
    name => ` ${name.slice(0, 1)}\u3000${name.slice(1)} `.replace(/^ ([\uD800-\uDBFF])\u3000/, ' $1'),
    name => `${name.replace('·', '•')} `,
    name => name.replace('·', '．'),
    name => name.replace('·', '.'),
    name => name.replace('·', ' · '),
    name => name.replace('·', '・'),
    name => name.replace('·', '‧'),
    name => `*${name}`,
    name => `“${name}”`,
    name => `${name}、`,
    name => name.replace('平', '平').replace('文', '⽂'),
  ],
  sex: [
    ...around,
    sex => `${sex}性`,
    sex => (sex === '男' ? 'M' : 'F'),
    sex => (sex === '男' ? 'male' : 'Female'),
    sex => (sex === '男' ? '先生' : '女士'),
    sex => (sex === '男' ? 1 : 2),
    sex => (sex === '男' ? '1' : '２'),
    sex => (sex === '男' ? '♂' : '♀'),
    () => null,
    () => '',
    () => '不详',
    () => '-',
  ],
  documentKind: [
    ...around,
    kind => (kind === '居民身份证' ? '身份证' : '港澳台居住证'),
    kind => (kind === '居民身份证' ? '二代身份证' : '台湾居民居住证'),
    kind => (kind === '居民身份证' ? 'ID' : '居住证'),
  ],
  documentNumber: [
    ...codes,
    id => id.toLowerCase(),
    id => wide(id.toLowerCase()),
    id => id.replace('X', '×'),
    id => id.replace('X', 'Х'),
    id => grouped(id, [6, 8], ' '),
    id => grouped(id, [6, 8], '-'),
    id => grouped(id, [3, 3, 4, 4], ' '),
    id => `${id}。`,
    id => `身份证号：${id}`,
    id => `${id}（有效）`,
  ],
  birthOn: [
    ...days,
    () => null,
    () => '',
    () => '/',
    () => '无',
    () => 'N/A',
    (_, __, person) => person.birthOn.slice(0, 7),
  ],
  mobile: [
    ...codes,
    phone => `+86 ${phone}`,
    phone => `+86${phone}`,
    phone => `86-${phone}`,
    phone => `0086 ${phone}`,
    phone => `（+86）${grouped(phone, [3, 4], '-')}`,
    phone => grouped(phone, [3, 4], ' '),
    phone => grouped(phone, [3, 4], '-'),
    phone => grouped(phone, [3, 4], '－'),
    phone => grouped(phone, [3, 4], '.'),
    phone => grouped(phone, [3, 4], '/'),
    phone => Number(phone),
    phone => numberCell(`${phone[0]}.${phone.slice(1)}E10`),
    phone => numberCell(phone, '0.00E+00'),
    phone => `${phone}.0`,
    phone => `0${phone}`,
    phone => `手机：${phone}`,
    phone => `${phone}（微信同号）`,
    phone => `${phone}/${phone}`,
  ],
  unit: [
    ...around,
    otherName,
    otherName,
    otherName,
    unit => `总公司/${unit}`,
    unit => `某某集团-${unit}`,
    unit => `总部＞${unit}`,
    unit => `${unit}/`,
  ],
  post: [...around, post => [...post].join(' ')],
  education: [...around, otherName, otherName, otherName],
  hiredOn: days,
  basePay: [
    ...around,
    wide,
    pay => Number(pay),
    pay => numberCell(String(Number(pay) + 0.004), '#,##0.00'),
    pay => `￥${pay}元`,
    pay => `¥${pay}`,
    pay => `¥ ${Number(pay).toLocaleString('en-US', { minimumFractionDigits: 2 })}`,
    pay => Number(pay).toLocaleString('en-US', { minimumFractionDigits: 2 }),
    pay => wide(Number(pay).toLocaleString('en-US')),
    pay => `人民币${pay}元整`,
    pay => `${pay}元/月`,
    pay => `RMB ${pay}`,
    pay => `${pay}（税前）`,
    pay => `${(Number(pay) / 10_000).toFixed(6).replace(/0+$/, '')}万`,
    pay => `${(Number(pay) / 1000).toFixed(5).replace(/\.?0+$/, '')}k`,
    pay => `${(Number(pay) / 1000).toFixed(5).replace(/\.?0+$/, '')}千元`,
    pay => `'${pay}`,
    pay => numberCell(pay, '_ ¥* #,##0.00_ '),
    pay => ({ ...numberCell(pay), formula: true }),
  ],
  bankCard: [
    ...codes,
    card => grouped(card, fours, ' '),
    card => grouped(card, fours, '-'),
    card => grouped(card, fours, '\u00A0'),
    card => grouped(card, fours, '－'),
    card => grouped(card, [6], ' '),
    card => `工商银行 ${card}`,
    card => `卡号：${card}`,
    card => `${card}（工行）`,
  ],
  note: [],
  ethnicity: [...around, otherName],
  maritalStatus: [...around, otherName],
  politicalStatus: [...around, otherName],
  email: [...around, wide, mail => `mailto:${mail}`, mail => mail.replace('@', '＠')],
};
