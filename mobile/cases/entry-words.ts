import type { CaseEntry } from '#contract/case.ts';

export type EntryTone = 'good' | 'bad' | 'talk' | 'plain';
type Said = Pick<CaseEntry, 'kind' | 'outcome' | 'outcomeLabel' | 'mentions'>;

const mended: Readonly<Record<string, string>> = {
  retry: '重试了出错的环节',
  move: '移到了另一环节',
  end: '终止了事项',
};
const plain: Readonly<Record<string, string>> = {
  started: '提交申请',
  asked: '征询意见',
  commented: '留言',
  expedited: '催办',
  reminded: '提醒办理人',
  late: '超过期限',
  withdrawn: '撤回申请',
  skipped: '自动跳过',
  held: '流程出现异常，等待管理员处理',
  'moved-version': '改按新版流程办理',
  taken: '领取',
  released: '退回小组',
  rated: '评价',
  ended: '办理结束',
};

/** What somebody did, as a sentence without its subject. */
export function entryWords({ kind, outcome, outcomeLabel, mentions }: Said): string {
  const others = mentions.join('、');
  if (kind === 'finished') return outcomeLabel || '办理完毕';
  if (kind === 'sent-back') return outcomeLabel || '退回';
  if (kind === 'transferred') return others ? `转交给${others}` : '转交';
  if (kind === 'signer-added') return `请${others || '他人'}${outcome === 'before' ? '先会签' : '随后会签'}`;
  if (kind === 'asked' && others) return `向${others}征询意见`;
  if (kind === 'mended') return mended[outcome] ?? '处理了异常';
  return plain[kind] ?? '更新';
}

export function entryTone({ kind, outcome }: Pick<Said, 'kind' | 'outcome'>): EntryTone {
  if (kind === 'commented' || kind === 'asked') return 'talk';
  if (['late', 'held', 'sent-back', 'withdrawn'].includes(kind)) return 'bad';
  if (kind === 'finished') return /refuse|reject|disagree/.test(outcome) ? 'bad' : 'good';
  return 'plain';
}
