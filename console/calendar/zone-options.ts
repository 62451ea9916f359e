/** The zones that the browser knows, those of Chinese offices first. */
export function zoneOptions(): Array<{ value: string; label: string }> {
  const near = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Macau', 'Asia/Taipei'];
  const all = Intl.supportedValuesOf('timeZone').filter(each => each.includes('/') && !near.includes(each));
  return [...near, ...all].map(value => ({
    value,
    label: value === 'Asia/Shanghai' ? 'Asia/Shanghai（北京时间）' : value,
  }));
}
