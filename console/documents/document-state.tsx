import type { ArchiveDocument } from '#contract/document.ts';
import { Chip } from '../parts/chip.tsx';

/** How long a paper is still good for, where that is worth a word. */
export function DaysLeft({ days, on }: { days: number | null; on: string | null }) {
  if (days === null || on === null || days > 60) return null;
  if (days < 0) return <Chip tone="danger">已于 {on} 到期</Chip>;
  return <Chip tone="warning">{days === 0 ? '今天到期' : `${days} 天后到期`}</Chip>;
}

export function DocumentState({ of }: { of: ArchiveDocument }) {
  if (of.removedAt) return <Chip>已移除</Chip>;
  if (of.state === 'proposed') return <Chip tone="info">待核收</Chip>;
  if (of.state === 'refused') return <Chip tone="danger">已退回</Chip>;
  return <DaysLeft days={of.daysLeft} on={of.expiresOn} />;
}
