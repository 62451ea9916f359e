import { parseCivilDate } from '#kernel/civil-date.ts';
import { type Fen, parseYuan } from '#kernel/money.ts';
import { parseRatio, type Ratio } from './ratio.ts';

/** One band of a progressive table: to `upTo` inclusive (null: without end), the rate on the whole and what is then taken off. */
export type Band = { readonly upTo: Fen | null; readonly rate: Ratio; readonly quick: Fen };
export type Bands = readonly Band[];

/** From `from` on (in the unit's measure), the value holds; in ascending order. */
export type Step = { readonly from: number; readonly value: number };

export type UnitKind = 'money' | 'ratio' | 'count' | 'bands' | 'steps' | 'days' | 'named-days' | 'text';

type Reading = {
  money: Fen;
  ratio: Ratio;
  count: number;
  bands: Bands;
  steps: readonly Step[];
  days: readonly string[];
  /** The name of each day, by day. */
  'named-days': Readonly<Record<string, string>>;
  text: string;
};
export type Read<K extends UnitKind> = Reading[K];

/** What a parameter's values are measured in. */
export type Unit = { readonly kind: UnitKind; readonly zh: string; readonly en: string };

/** The units that every pack may use; a pack may register its own beside them. */
export const commonUnits: Readonly<Record<string, Unit>> = {
  money: { kind: 'money', zh: '元', en: 'currency units' },
  'money/month': { kind: 'money', zh: '元/月', en: 'a month' },
  'money/year': { kind: 'money', zh: '元/年', en: 'a year' },
  'money/hour': { kind: 'money', zh: '元/小时', en: 'an hour' },
  rate: { kind: 'ratio', zh: '比例', en: 'of one' },
  'days-exact': { kind: 'ratio', zh: '天', en: 'days' },
  days: { kind: 'count', zh: '天', en: 'days' },
  months: { kind: 'count', zh: '个月', en: 'months' },
  years: { kind: 'count', zh: '年', en: 'years' },
  hours: { kind: 'count', zh: '小时', en: 'hours' },
  people: { kind: 'count', zh: '人', en: 'people' },
  times: { kind: 'count', zh: '倍', en: 'times' },
  bands: { kind: 'bands', zh: '级距表', en: 'progressive table' },
  steps: { kind: 'steps', zh: '分档', en: 'steps' },
  'list-of-days': { kind: 'days', zh: '日期', en: 'days' },
  'named-days': { kind: 'named-days', zh: '日期与名称', en: 'days with names' },
  choice: { kind: 'text', zh: '选项', en: 'choice' },
};

/** Reads a value as it is written in a parameter's file; null when it is not of the unit. */
export function readValue<K extends UnitKind>(kind: K, written: unknown): Read<K> | null {
  return readers[kind](written) as Read<K> | null;
}

const readers: { [K in UnitKind]: (written: unknown) => Reading[K] | null } = {
  money: written => (typeof written === 'string' ? parseYuan(written) : null),
  ratio: written => (typeof written === 'string' ? parseRatio(written) : null),
  count: written => (typeof written === 'number' && Number.isSafeInteger(written) ? written : null),
  text: written => (typeof written === 'string' && written !== '' ? written : null),
  days: written => {
    if (!Array.isArray(written)) return null;
    return written.every(day => typeof day === 'string' && parseCivilDate(day) !== null) ? (written as string[]) : null;
  },
  'named-days': written => {
    if (typeof written !== 'object' || written === null || Array.isArray(written)) return null;
    const named = Object.entries(written);
    const sound = named.every(([day, name]) => parseCivilDate(day) !== null && typeof name === 'string' && name !== '');
    return sound ? (written as Record<string, string>) : null;
  },
  steps: written => {
    if (!Array.isArray(written) || written.length === 0) return null;
    const steps = written.filter(isStep);
    const ascends = steps.every((step, i) => i === 0 || step.from > (steps[i - 1]?.from ?? 0));
    return steps.length === written.length && ascends ? steps : null;
  },
  bands: written => {
    if (!Array.isArray(written) || written.length === 0) return null;
    const bands = written.map(readBand);
    if (bands.some(band => band === null)) return null;
    const read = bands as Band[];
    const ascends = read.every(
      (band, i) =>
        (band.upTo === null) === (i === read.length - 1) &&
        (i === 0 || band.upTo === null || band.upTo > (read[i - 1]?.upTo ?? 0)),
    );
    return ascends ? read : null;
  },
};

function isStep(written: unknown): written is Step {
  const step = written as Partial<Step> | null;
  return Number.isSafeInteger(step?.from) && Number.isSafeInteger(step?.value);
}

function readBand(written: unknown): Band | null {
  const band = written as { upTo?: unknown; rate?: unknown; quick?: unknown } | null;
  const upTo = band?.upTo === null ? null : typeof band?.upTo === 'string' ? parseYuan(band.upTo) : undefined;
  const rate = typeof band?.rate === 'string' ? parseRatio(band.rate) : null;
  const quick = typeof band?.quick === 'string' ? parseYuan(band.quick) : null;
  return upTo === undefined || rate === null || quick === null ? null : { upTo, rate, quick };
}
