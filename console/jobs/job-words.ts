import type { JobRun } from '#contract/job.ts';
import { tableLabel } from '../audit/audit-words.ts';

/** What the run is doing, in words. The examination of the audit names the table it is at. */
export function noteText(job: Pick<JobRun, 'name' | 'note'>): string {
  if (job.name !== 'audit.verify') return job.note;
  if (job.note === 'chain') return '核对校验链';
  return job.note ? `核对数据：${tableLabel(job.note)}` : '';
}

/** What came of a run: its result or its error, in a sentence. */
export function outcomeText(job: JobRun): string {
  if (job.error) return job.error.message || job.error.code;
  if (job.state === 'cancelled') return '已在安全点停下';
  const { faultCount, links, rows } = (job.result ?? {}) as { faultCount?: number; links?: number; rows?: number };
  if (job.name === 'audit.verify' && faultCount !== undefined)
    return faultCount === 0
      ? `${count(links ?? 0)} 条记录、${count(rows ?? 0)} 行数据，未发现改动`
      : `发现 ${count(faultCount)} 处问题，详见审计日志`;
  return job.total ? `${count(job.done)} / ${count(job.total)}` : noteText(job);
}

/** “12 秒”, “3 分 05 秒”, “1 小时 02 分”; a dash while either end is open. */
export function lastedText(startedAt: string | null, endedAt: string | null): string {
  if (!startedAt || !endedAt) return '—';
  const seconds = Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  if (seconds < 1) return '不到 1 秒';
  if (seconds < 60) return `${seconds} 秒`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分 ${two(seconds % 60)} 秒`;
  return `${Math.floor(seconds / 3600)} 小时 ${two(Math.floor((seconds % 3600) / 60))} 分`;
}

function count(n: number): string {
  return n.toLocaleString('zh-CN');
}
