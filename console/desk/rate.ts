/** Done in time out of done, as a whole percentage; null where nothing was done. Never 100 unless all were in time. */
export function inTimePercent(done: number, inTime: number): number | null {
  if (done <= 0) return null;
  const percent = Math.round((inTime / done) * 100);
  return percent === 100 && inTime < done ? 99 : percent;
}

/** Hours as people say them: 45 分钟, 3.5 小时, 2.1 天 (of 24 hours). */
export function hoursText(hours: number | null): string {
  if (hours === null) return '—';
  if (hours < 1) return `${Math.round(hours * 60)} 分钟`;
  if (hours < 48) return `${Math.round(hours * 10) / 10} 小时`;
  return `${Math.round((hours / 24) * 10) / 10} 天`;
}
