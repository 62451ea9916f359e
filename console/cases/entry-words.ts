import type { CaseEntry } from '#contract/case.ts';

export type EntryTone = 'plain' | 'good' | 'bad' | 'quiet' | 'talk';

const mends: Readonly<Record<string, string>> = {
  retry: '重试了出错的环节',
  move: '将事项移到了另一环节',
  end: '终止了事项',
};

/** What somebody did, as a sentence without its subject. `outcome` of an added signer tells when he signs. */
export function entryWords(entry: Pick<CaseEntry, 'kind' | 'outcome' | 'outcomeLabel' | 'mentions'>): string {
  const others = entry.mentions.join('、');
  switch (entry.kind) {
    case 'started':
      return '发起';
    case 'finished':
      return entry.outcomeLabel || '办理完毕';
    case 'sent-back':
      return entry.outcomeLabel || '退回';
    case 'transferred':
      return `转交给${others}`;
    case 'signer-added':
      return entry.outcome === 'before' ? `请${others}在前加签` : `请${others}在后加签`;
    case 'asked':
      return `向${others}征询意见`;
    case 'commented':
      return '留言';
    case 'expedited':
      return '催办';
    case 'reminded':
      return '提醒办理人';
    case 'late':
      return '已超过期限';
    case 'withdrawn':
      return '撤回申请';
    case 'skipped':
      return '自动跳过';
    case 'held':
      return '流程出现异常，等待管理员处理';
    case 'mended':
      return mends[entry.outcome] ?? '处理了异常';
    case 'moved-version':
      return '改按新版本的流程办理';
    case 'taken':
      return '领取';
    case 'released':
      return '退回小组';
    case 'rated':
      return '评价';
    case 'ended':
      return '结束';
    default:
      return entry.kind;
  }
}

const quiet = new Set(['taken', 'released', 'reminded', 'moved-version', 'skipped', 'rated']);

export function entryTone(entry: Pick<CaseEntry, 'kind' | 'outcome'>): EntryTone {
  if (entry.kind === 'commented' || entry.kind === 'asked') return 'talk';
  if (['late', 'held', 'sent-back', 'withdrawn'].includes(entry.kind)) return 'bad';
  if (entry.kind === 'finished') return /refuse|reject|disagree/.test(entry.outcome) ? 'bad' : 'good';
  return quiet.has(entry.kind) ? 'quiet' : 'plain';
}
