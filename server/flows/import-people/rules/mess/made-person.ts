import { addDays, addYears, type CivilDate, fromDayNumber } from '#kernel/civil-date.ts';
import { luhnCheck, mod11Check } from '#law/standards/check-digit.ts';
import type { Dice } from './dice.ts';

/** The columns that a made roster may have. */
export const madeFields = [
  'number',
  'name',
  'sex',
  'documentKind',
  'documentNumber',
  'birthOn',
  'mobile',
  'unit',
  'post',
  'education',
  'hiredOn',
  'basePay',
  'bankCard',
  'note',
  'ethnicity',
  'maritalStatus',
  'politicalStatus',
  'email',
] as const;
export type MadeField = (typeof madeFields)[number];

/** Somebody as the report should tell of him: texts, days as YYYY-MM-DD, pay in yuan. */
export type MadePerson = Record<MadeField, string> & { readonly pay: number };

export const madeUnits = [
  { name: '总经理办公室', aliases: ['总经办'] },
  { name: '人力资源部', aliases: ['HR部', '人事部'] },
  { name: '财务部', aliases: ['财务'] },
  { name: '销售一部', aliases: [] },
  { name: '销售二部', aliases: [] },
  { name: '研发中心', aliases: [] },
  { name: '生产一车间', aliases: [] },
  { name: '生产二车间', aliases: [] },
  { name: '质量管理部', aliases: ['品质部'] },
  { name: '信息技术部', aliases: ['IT部'] },
] as const;

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗'];
const givens = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英建文'];
const odd = [
  '欧阳建国',
  '司马相如',
  '阿不都热合曼·买买提',
  '古丽·阿依夏木',
  '李䶮',
  '张𠮷',
  '王𬭎铭',
  '吕〇',
  '刘㛃',
  '陈\uE863',
  '和平',
];
const regions = ['110105', '440305', '310104', '420106', '540102', '650102', '230103', '810000', '830000'];

export function madePerson(at: number, chance: Dice): MadePerson {
  const birthOn = fromDayNumber(-2500 + chance.under(13_000));
  const male = chance.chance(0.5);
  const region = chance.chance(0.04) ? chance.pick(regions.slice(-2)) : chance.pick(regions.slice(0, -2));
  const payload = `${region}${birthOn.replaceAll('-', '')}${String(chance.under(500) * 2 + (male ? 1 : 0)).padStart(3, '0')}`;
  const hiredOn = hiring(birthOn, chance);
  const card = `62220${chance.digits(13)}`;
  const pay = chance.chance(0.1) ? (300_000 + chance.under(999_999)) / 100 : 3000 + chance.under(370) * 100;
  return {
    number: `E${String(at + 1).padStart(5, '0')}`,
    name: chance.chance(0.12)
      ? chance.pick(odd)
      : chance.pick(surnames) + chance.pick(givens) + (chance.chance(0.7) ? chance.pick(givens) : ''),
    sex: male ? '男' : '女',
    documentKind: region.startsWith('8') ? '港澳台居民居住证' : '居民身份证',
    documentNumber: payload + mod11Check(payload),
    birthOn,
    mobile: `1${3 + chance.under(7)}${String(at).padStart(5, '0')}${String(chance.under(10_000)).padStart(4, '0')}`,
    unit: chance.pick(madeUnits).name,
    post: chance.pick(['工程师', '会计', '操作工', '销售代表', '主管', '经理', '高级工程师']),
    education: chance.pick(['博士研究生', '硕士研究生', '大学本科', '大学专科', '中等专科', '高中', '初中']),
    hiredOn,
    basePay: String(pay),
    bankCard: card + luhnCheck(card),
    note: chance.chance(0.8)
      ? ''
      : chance.pick(['=HYPERLINK("http://x","y")', '+1-1', '2021年调入', '@张三', '—见附件—']),
    ethnicity: chance.pick(['汉族', '汉族', '回族', '维吾尔族', '满族', '壮族']),
    maritalStatus: chance.pick(['未婚', '已婚', '离婚']),
    politicalStatus: chance.pick(['中共党员', '共青团员', '群众']),
    email: `user${at}@example.com`,
    pay,
  };
}

/** At eighteen or later, and not after the end of 2025. */
function hiring(birthOn: CivilDate, chance: Dice): CivilDate {
  const from = addYears(birthOn, 18);
  const day = addDays(from, chance.under(9000));
  return day > '2025-12-31'
    ? addDays(from, chance.under(300))
    : day < '1995-01-01'
      ? addDays('1995-01-01' as CivilDate, chance.under(9000))
      : day;
}
