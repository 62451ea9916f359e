import { resolve } from '#law/standards/code-set.ts';
import { proposeFrom } from '#modules/recognition/index.ts';
import type { ReadPage } from '#platform/recognition/page.ts';
import type { Paper } from '#testing/papers/index.ts';
import { errorsWithin } from './errors.ts';

const codes = {
  ethnicityCode: 'ethnicity',
  nativeRegionCode: 'region',
  politicalStatusCode: 'political-status',
  educationCode: 'education',
  degreeCode: 'degree',
} as const;

/** How a page was read, held against what was drawn. */
export type Score = {
  readonly errors: number;
  readonly characters: number;
  readonly right: number;
  readonly fields: number;
  /** Fields that are wrong and carry no doubt. */
  readonly silent: readonly string[];
  readonly number: 'right' | 'flagged' | 'silently wrong' | 'missed' | null;
};

export function scoreOf(paper: Paper, page: ReadPage): Score {
  const text = page.lines.map(line => line.text.replace(/\s/g, '')).join('');
  const { proposed } = proposeFrom(page);
  const silent: string[] = [];
  let right = 0;
  let number: Score['number'] = null;
  for (const [key, wanted] of Object.entries(paper.values)) {
    const path = key.split('.');
    const field = path.at(-1) ?? '';
    const entry = path.length === 3 ? Number(path[1]) : 0;
    const got = proposed.find(each => each.group === path[0] && each.field === field && each.entry === entry);
    const isRight = got !== undefined && isSame(field, wanted, got.value, got.text);
    if (isRight) right++;
    else if (got && got.flags.length === 0) silent.push(`${key}: ${wanted} → ${got.value}`);
    else if (process.env.RENSHI_BENCH_SHOW)
      console.error(`   ${paper.kind} ${key}: ${wanted} → ${got?.text} ${got?.flags}`);
    if (field === 'number' && path[0] === 'identity')
      number = isRight ? 'right' : !got ? 'missed' : got.flags.length > 0 ? 'flagged' : 'silently wrong';
  }
  return {
    errors: paper.texts.reduce((sum, wanted) => sum + errorsWithin(wanted, text), 0),
    characters: paper.texts.reduce((sum, wanted) => sum + [...wanted].length, 0),
    right,
    fields: Object.keys(paper.values).length,
    silent,
    number,
  };
}

function isSame(field: string, wanted: string, value: string | null, text: string): boolean {
  if (wanted === '长期') return text === '长期';
  if (value === null) return false;
  if (Object.hasOwn(codes, field)) return resolve(codes[field as keyof typeof codes], wanted)?.code === value;
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(wanted)) return value.startsWith(wanted);
  return value === wanted;
}
