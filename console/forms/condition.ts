/** Conditions that can be chosen rather than written: each a field, a comparison and a value, all or any of them. */
export type Comparison = '==' | '!=' | '>' | '>=' | '<' | '<=' | 'filled' | 'blank' | 'yes' | 'no' | 'holds';
export type Clause = { readonly code: string; readonly how: Comparison; readonly value: string };
export type Condition = { readonly join: '&&' | '||'; readonly clauses: readonly Clause[] };

export const comparisonLabels: Record<Comparison, string> = {
  '==': '等于',
  '!=': '不等于',
  '>': '大于',
  '>=': '大于等于',
  '<': '小于',
  '<=': '小于等于',
  filled: '已填写',
  blank: '未填写',
  yes: '为“是”',
  no: '为“否”',
  holds: '包含',
};

/** Values of these are texts; of the others numbers. */
export function celOf({ join, clauses }: Condition, isText: (code: string) => boolean): string {
  return clauses.map(clause => clauseText(clause, isText(clause.code))).join(` ${join} `);
}

function clauseText({ code, how, value }: Clause, isText: boolean): string {
  switch (how) {
    case 'filled':
      return `has(data.${code})`;
    case 'blank':
      return `!has(data.${code})`;
    case 'yes':
      return code;
    case 'no':
      return `!${code}`;
    case 'holds':
      return `${JSON.stringify(value)} in ${code}`;
    default:
      return `${code} ${how} ${isText ? JSON.stringify(value) : numberIn(value)}`;
  }
}

const numberIn = (value: string) => (/^-?\d+(\.\d+)?$/.test(value.trim()) ? value.trim() : '0');

const name = '([a-z][A-Za-z0-9_]*)';
const quoted = '"((?:[^"\\\\]|\\\\.)*)"';
const shapes: ReadonlyArray<readonly [RegExp, (found: RegExpExecArray) => Clause]> = [
  [new RegExp(`^has\\(data\\.${name}\\)$`), found => ({ code: found[1] ?? '', how: 'filled', value: '' })],
  [new RegExp(`^!has\\(data\\.${name}\\)$`), found => ({ code: found[1] ?? '', how: 'blank', value: '' })],
  [new RegExp(`^${name}$`), found => ({ code: found[1] ?? '', how: 'yes', value: '' })],
  [new RegExp(`^!${name}$`), found => ({ code: found[1] ?? '', how: 'no', value: '' })],
  [new RegExp(`^${quoted} in ${name}$`), found => ({ code: found[2] ?? '', how: 'holds', value: textIn(found[1]) })],
  [
    new RegExp(`^${name} (==|!=) ${quoted}$`),
    found => ({ code: found[1] ?? '', how: found[2] as Comparison, value: textIn(found[3]) }),
  ],
  [
    new RegExp(`^${name} (==|!=|>=|<=|>|<) (-?\\d+(?:\\.\\d+)?)$`),
    found => ({ code: found[1] ?? '', how: found[2] as Comparison, value: found[3] ?? '' }),
  ],
];

function textIn(written: string | undefined): string {
  try {
    return String(JSON.parse(`"${written ?? ''}"`));
  } catch {
    return written ?? '';
  }
}

/** The condition that a formula says, or null where it says more than can be chosen. */
export function conditionOf(cel: string): Condition | null {
  for (const join of ['&&', '||'] as const) {
    const clauses = cel.split(` ${join} `).map(each => clauseOf(each.trim()));
    if (clauses.every(each => each !== null)) return { join, clauses };
  }
  return null;
}

function clauseOf(text: string): Clause | null {
  for (const [shape, read] of shapes) {
    const found = shape.exec(text);
    if (found) return read(found);
  }
  return null;
}
