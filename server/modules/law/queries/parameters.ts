import type { LawParameter, LawParameterHistory } from '#contract/law.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { type Parameter, valueOn } from '#law/engine/parameter.ts';
import type { Law } from '#law/engine/topic.ts';
import { initialsOf } from '../initials.ts';
import type { LocalLaw } from '../local-law.ts';
import { refuseLaw } from '../refusals.ts';
import { trailOf, unitShown, valueShown } from '../shown.ts';
import type { Usage } from '../usage.ts';

type Wanted = {
  readonly prefix?: string | undefined;
  readonly search?: string | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
};

export function listParameters(
  laid: LocalLaw,
  on: CivilDate,
  wanted: Wanted,
): { items: LawParameter[]; total: number } {
  const prefix = wanted.prefix?.replace(/\/+$/, '') ?? '';
  const words = (wanted.search ?? '').trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found = [...laid.law.pack.parameters]
    .filter(([path]) => prefix === '' || path === prefix || path.startsWith(`${prefix}/`))
    .filter(([path, { title }]) => {
      if (words.length === 0) return true;
      const text = `${path} ${trailOf(path).join(' ')} ${title.zh} ${title.en} ${initials(path, title)}`.toLowerCase();
      return words.every(word => text.includes(word));
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const { offset = 0, limit = 200 } = wanted;
  return {
    items: found.slice(offset, offset + limit).map(([path, parameter]) => shown(laid, path, parameter, on)),
    total: found.length,
  };
}

const initials = (path: string, { zh }: Parameter['title']) => `${initialsOf(trailOf(path))} ${initialsOf([zh])}`;

function shown(laid: LocalLaw, path: string, parameter: Parameter, on: CivilDate): LawParameter {
  return {
    path,
    title: parameter.title,
    trail: trailOf(path),
    initials: initials(path, parameter.title),
    unit: unitShown(laid.law.pack, path),
    value: valueShown(valueOn(parameter, on), path, laid.local),
    next: parameter.values.find(each => each.from > on)?.from ?? null,
  };
}

/** With every value of either, those included over which a local one of the same day lies. */
export function readParameter(shipped: Law, laid: LocalLaw, usage: Usage, path: string): LawParameterHistory {
  const parameter = laid.law.pack.parameters.get(path);
  const original = shipped.pack.parameters.get(path);
  if (!parameter || !original) throw refuseLaw['no-parameter']({ path, field: '/querystring/path' });
  const days = laid.local.get(path);
  const replaced = original.values.filter(each => days?.has(each.from));
  const values = [
    ...replaced.flatMap(each => ({ value: valueShown(each, path, new Map()), isReplaced: true })),
    ...parameter.values.map(each => ({ value: valueShown(each, path, laid.local), isReplaced: false })),
  ].flatMap(({ value, isReplaced }) => (value ? [{ ...value, isReplaced }] : []));
  return {
    path,
    title: parameter.title,
    trail: trailOf(path),
    unit: unitShown(laid.law.pack, path),
    checkedOn: parameter.checkedOn,
    note: parameter.note ?? null,
    values: values.sort((a, b) =>
      a.from === b.from ? Number(b.isReplaced) - Number(a.isReplaced) : a.from < b.from ? -1 : 1,
    ),
    topics: usage.topicsOf(path).flatMap(code => {
      const topic = shipped.topics.get(code);
      return topic ? [{ code, title: topic.title }] : [];
    }),
    formulas: usage
      .formulasOf(path)
      .map(({ code, title, versions }) => ({ code, title, cites: versions.at(-1)?.cites ?? '' })),
  };
}
