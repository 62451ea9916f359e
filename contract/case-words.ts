import type { CaseEntry } from './case.ts';

/** How an entry of a case's history is marked. `quiet` is what nobody but those at work cares for. */
export type EntryTone = 'plain' | 'good' | 'bad' | 'quiet' | 'talk';

const mended: Readonly<Record<string, string>> = {
  retry: '重试了出错的环节',
  move: '将事项移到了另一环节',
  end: '终止了事项',
};
const plain: Readonly<Record<string, string>> = {
  started: '发起',
  asked: '征询意见',
  commented: '留言',
  expedited: '催办',
  reminded: '提醒办理人',
  late: '已超过期限',
  withdrawn: '撤回申请',
  skipped: '自动跳过',
  held: '流程出现异常，等待管理员处理',
  'moved-version': '改按新版本的流程办理',
  taken: '领取',
  released: '退回小组',
  rated: '评价',
  ended: '结束',
};

/** What somebody did, as a sentence without its subject, on every screen in the same words. A kind that is not known yet never shows its code. */
export function entryWords(entry: Pick<CaseEntry, 'kind' | 'outcome' | 'outcomeLabel' | 'mentions'>): string {
  const { kind, outcome, outcomeLabel, mentions } = entry;
  const others = mentions.join('、');
  if (kind === 'finished') return outcomeLabel || '办理完毕';
  if (kind === 'sent-back') return outcomeLabel || '退回';
  if (kind === 'transferred') return others ? `转交给${others}` : '转交';
  // The outcome of an added signer tells when he signs.
  if (kind === 'signer-added') return `请${others || '他人'}${outcome === 'before' ? '在前加签' : '在后加签'}`;
  if (kind === 'asked' && others) return `向${others}征询意见`;
  if (kind === 'mended') return mended[outcome] ?? '处理了异常';
  return plain[kind] ?? '更新';
}

const bad = new Set(['late', 'held', 'sent-back', 'withdrawn']);
const quiet = new Set(['taken', 'released', 'reminded', 'moved-version', 'skipped', 'rated']);

export function entryTone({ kind, sense }: Pick<CaseEntry, 'kind' | 'sense'>): EntryTone {
  if (kind === 'commented' || kind === 'asked') return 'talk';
  if (kind === 'finished') return sense === 'refuse' ? 'bad' : 'good';
  if (bad.has(kind)) return 'bad';
  return quiet.has(kind) ? 'quiet' : 'plain';
}
