/** A value of a form as text, where only its data is known. Objects with a name (persons, units, files) are told by it. */
export function plainValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return value.toLocaleString('zh-CN');
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map(plainValue).join('、');
  const { name, from, last } = value as { name?: unknown; from?: unknown; last?: unknown };
  if (typeof name === 'string') return name;
  if (typeof from === 'string') return `${from} 至 ${plainValue(last)}`;
  return Object.values(value as object)
    .map(plainValue)
    .join('，');
}
