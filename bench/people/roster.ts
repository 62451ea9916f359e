import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { addDays, type CivilDate, fromDayNumber } from '#kernel/civil-date.ts';
import { luhnCheck, mod11Check } from '#law/standards/check-digit.ts';
import { writeXlsx } from '#platform/workbook/write-xlsx.ts';

const header = [
  '工号',
  '姓名',
  '性别',
  '证件类型',
  '证件号码',
  '出生日期',
  '手机号',
  '部门',
  '岗位',
  '学历',
  '入职日期',
  '基本工资',
  '银行卡号',
  '备注',
];
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建文利辉玲慧宇欣怡子涵浩然思雨佳梓轩';
const posts = ['专员', '主管', '工程师', '高级工程师', '会计', '操作工', '班组长', '销售代表'];
const education = ['大学本科', '大学专科', '硕士研究生', '高中', '中等专科'];
const regions = ['110101', '310104', '440305', '510107', '420106', '370102', '330106', '610113'];

export const unitNames = (count: number) =>
  Array.from({ length: count }, (_, i) => `业务单元${String(i + 1).padStart(3, '0')}`);

/** The i-th invented person as a row of the roster. Everything in it is valid. */
export function rosterRow(i: number, units: readonly string[]): (string | number)[] {
  const birth = fromDayNumber(i % 9000);
  const hired = addDays(birth, 365 * 22 + (i % 3000));
  const seventeen = `${regions[i % regions.length]}${birth.replaceAll('-', '')}${String((Math.floor(i / 9000) * 37 + i) % 1000).padStart(3, '0')}`;
  const isMale = Number(seventeen[16]) % 2 === 1;
  const card = `622202${String(i).padStart(12, '0')}`;
  const name =
    surnames[i % surnames.length]! +
    given[(i * 7) % given.length]! +
    (i % 3 === 0 ? '' : given[(i * 13) % given.length]!);
  return [
    `E${String(i).padStart(6, '0')}`,
    name,
    isMale ? '男' : '女',
    '居民身份证',
    seventeen + mod11Check(seventeen),
    birth,
    `1${3 + (i % 7)}${String(100_000_000 + i * 7).slice(0, 9)}`,
    // Scattered, so that neither names nor numbers tell the unit.
    units[(Math.imul(i, 2654435761) >>> 8) % units.length]!,
    posts[i % posts.length]!,
    education[i % education.length]!,
    laterThan(hired),
    8000 + (i % 200) * 100,
    card + luhnCheck(card),
    '',
  ];
}

const laterThan = (day: CivilDate): CivilDate => (day > '2026-06-30' ? ('2026-06-30' as CivilDate) : day);

/** Writes a roster of `size` people to `file`. */
export async function writeRoster(file: string, size: number, units: readonly string[]): Promise<void> {
  function* rows() {
    for (let i = 0; i < size; i++) yield rosterRow(i, units);
  }
  await pipeline(writeXlsx({ name: '花名册', header, rows: rows() }), createWriteStream(file));
}
