import { type Limit, limitUnits } from '#contract/process-work.ts';
import { bodyOf, expression, type Factory, type Moddle, told } from '../board/moddle.ts';

/** A timer as one fills it in. `iso` and `date` and `cycle` hold ISO 8601 text; an expression gives one of them. */
export type TimerDraft =
  | { readonly way: 'limit'; readonly amount: number; readonly unit: Limit['unit'] }
  | { readonly way: 'date'; readonly text: string }
  | { readonly way: 'cycle'; readonly times: number | null; readonly amount: number; readonly unit: CycleUnit }
  | { readonly way: 'iso'; readonly kind: TimerKind; readonly text: string }
  | { readonly way: 'expression'; readonly kind: TimerKind; readonly text: string };
export type TimerKind = 'duration' | 'date' | 'cycle';
export type CycleUnit = 'days' | 'hours' | 'minutes';

export const timerWays: Readonly<Record<TimerDraft['way'], string>> = {
  limit: '一段时间后',
  date: '到某一时刻',
  cycle: '每隔一段时间',
  expression: '由数据算出',
  iso: '按 ISO 8601 书写',
};
export const cycleUnits: Readonly<Record<CycleUnit, string>> = { days: '天', hours: '小时', minutes: '分钟' };
export const timerKinds: Readonly<Record<TimerKind, string>> = { duration: '时长', date: '时刻', cycle: '周期' };

const properties = { duration: 'timeDuration', date: 'timeDate', cycle: 'timeCycle' } as const;
const isoUnits: Readonly<Record<CycleUnit, readonly [string, string]>> = {
  days: ['P', 'D'],
  hours: ['PT', 'H'],
  minutes: ['PT', 'M'],
};
const simple = /^P(?:(\d{1,6})D|T(\d{1,6})H|T(\d{1,6})M)$/;

function readSimple(duration: string): { amount: number; unit: CycleUnit } | null {
  const found = simple.exec(duration);
  const at = found ? [1, 2, 3].find(each => found[each] !== undefined) : undefined;
  const unit = at && (['days', 'hours', 'minutes'] as const)[at - 1];
  return found && at && unit ? { amount: Number(found[at]), unit } : null;
}

/** What a timer's text says; `${…}` and `=` begin an expression, as the engine reads them. */
export function timerOf(kind: TimerKind, body: string): TimerDraft {
  const wrapped = /^[$#]\{([\s\S]*)\}$/.exec(body);
  if (wrapped || (body.startsWith('=') && !body.startsWith('==')))
    return { way: 'expression', kind, text: (wrapped?.[1] ?? body.slice(1)).trim() };
  if (kind === 'duration') {
    const limit = /^(\d{1,6}) (working-days|working-hours|days|hours|minutes)$/.exec(body);
    if (limit) return { way: 'limit', amount: Number(limit[1]), unit: limit[2] as Limit['unit'] };
    const plain = readSimple(body);
    if (plain) return { way: 'limit', ...plain };
  }
  if (kind === 'cycle') {
    const parts = /^R(\d{0,6})\/(P.*)$/.exec(body);
    const plain = parts && readSimple(parts[2] ?? '');
    if (parts && plain) return { way: 'cycle', times: parts[1] ? Number(parts[1]) : null, ...plain };
  }
  if (kind === 'date') return { way: 'date', text: body };
  return { way: 'iso', kind, text: body };
}

/** The kind and text that are written; the text is empty where nothing was filled in. */
export function timerText(draft: TimerDraft): { readonly kind: TimerKind; readonly text: string } {
  switch (draft.way) {
    case 'limit':
      return { kind: 'duration', text: `${draft.amount} ${draft.unit}` };
    case 'date':
      return { kind: 'date', text: draft.text };
    case 'cycle': {
      const [before, after] = isoUnits[draft.unit];
      return { kind: 'cycle', text: `R${draft.times ?? ''}/${before}${draft.amount}${after}` };
    }
    case 'expression':
      return { kind: draft.kind, text: draft.text.trim() === '' ? '' : `=${draft.text.trim()}` };
    default:
      return { kind: draft.kind, text: draft.text.trim() };
  }
}

/** Undefined where the definition has no time yet. */
export function readTimer(definition: Moddle): TimerDraft | undefined {
  for (const kind of ['duration', 'date', 'cycle'] as const) {
    const body = bodyOf(definition, properties[kind]);
    if (body !== '') return timerOf(kind, body);
  }
  return undefined;
}

/** The properties of a timer definition: the one that is told, the others taken away. */
export function timerProperties(factory: Factory, draft: TimerDraft): Record<string, unknown> {
  const { kind, text } = timerText(draft);
  return {
    timeDuration: undefined,
    timeDate: undefined,
    timeCycle: undefined,
    ...told({ [properties[kind]]: expression(factory, text) }),
  };
}

/** A timer in words: 3 个工作日后. */
export function timerWords(draft: TimerDraft | undefined): string {
  if (!draft) return '未设时间';
  switch (draft.way) {
    case 'limit':
      return `${draft.amount} ${limitUnits[draft.unit]}后`;
    case 'cycle':
      return `每 ${draft.amount} ${cycleUnits[draft.unit]}${draft.times === null ? '' : `，共 ${draft.times} 次`}`;
    case 'expression':
      return `按 ${draft.text}`;
    default:
      return draft.text || '未设时间';
  }
}
