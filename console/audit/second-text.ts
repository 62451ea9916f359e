const form = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** 2026-01-30 08:05:09, in Beijing time. */
export function secondText(instant: string): string {
  return form.format(new Date(instant)).replaceAll('/', '-');
}
