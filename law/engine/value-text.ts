type Language = 'zh' | 'en';

/** A parameter's value in one line for people to read: of a table each band or step, of days each day. */
export function parameterText(value: unknown, language: Language): string {
  const gap = language === 'zh' ? '；' : '; ';
  if (Array.isArray(value)) return value.map(each => entryText(each, language)).join(gap);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([day, name]) => `${day} ${name}`)
    .join(gap);
}

function entryText(entry: unknown, language: Language): string {
  const { upTo, rate, quick, from, value } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<
    string,
    unknown
  >;
  if (rate !== undefined) {
    const reach = upTo === null ? (language === 'zh' ? '以上' : 'above') : `≤ ${upTo}`;
    return `${reach}: ${rate} − ${quick}`;
  }
  return from !== undefined ? `≥ ${from}: ${value}` : String(entry);
}
