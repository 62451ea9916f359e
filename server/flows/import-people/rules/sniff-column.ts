import { checkBankCard } from '#law/standards/bank-card.ts';
import { resolve } from '#law/standards/code-set.ts';
import { checkIdentityNumber } from '#law/standards/identity-number.ts';
import type { Cell } from '#platform/workbook/cell.ts';
import { cellText, tidyCode } from './clean-text.ts';
import type { FieldKey } from './fields.ts';

/** Surnames of some nine in ten people; enough to know a column of names. */
const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤',
);

const shapes: readonly { field: FieldKey; is: (text: string) => boolean }[] = [
  { field: 'documentNumber', is: text => /^\d{17}[\dXx]$/.test(text) && checkIdentityNumber(text.toUpperCase()).ok },
  { field: 'mobile', is: text => /^(?:\+?86)?1[3-9]\d{9}$/.test(text.replace(/[\s-]/g, '')) },
  { field: 'email', is: text => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text) },
  {
    field: 'bankCard',
    is: text => /^\d{16,19}$/.test(text.replace(/[\s-]/g, '')) && checkBankCard(text.replace(/[\s-]/g, '')).ok,
  },
  { field: 'education', is: text => resolve('education', text) !== null },
  { field: 'sex', is: text => /^[男女]性?$/.test(text) },
  { field: 'name', is: text => /^\p{Script=Han}{2,4}$/u.test(text) && surnames.has(text.charAt(0)) },
];

/** The field that most of a column's cells are shaped like, with the share that are (of at least three), or null. */
export function sniffColumn(
  cells: readonly Cell[],
  isUnit?: (text: string) => boolean,
): { field: FieldKey; share: number } | null {
  const texts = cells.map(cell => tidyCode(cellText(cell))).filter(text => text !== '');
  if (texts.length < 3) return null;
  let best: { field: FieldKey; share: number } | null = null;
  const known = isUnit ? [...shapes, { field: 'unit' as const, is: isUnit }] : shapes;
  for (const { field, is } of known) {
    const share = texts.filter(is).length / texts.length;
    if (share >= 0.6 && (!best || share > best.share)) best = { field, share };
  }
  return best;
}
