import type { LawUnit, LawValue } from '#contract/law.ts';
import { choiceNames } from '#contract/law-word.ts';
import type { Pack } from '#law/engine/pack.ts';
import type { Dated } from '#law/engine/parameter.ts';
import { subjectNames } from './data/words.ts';
import type { LocalLaw } from './local-law.ts';
import { choicesOf } from './rules/choices.ts';

/** A value with where it is from: shipped, or a change of our own. */
export function valueShown(dated: Dated | null | undefined, path: string, local: LocalLaw['local']): LawValue | null {
  if (!dated) return null;
  const changeId = local.get(path)?.get(dated.from) ?? null;
  const { from, value, source, status, note } = dated;
  return { from, value, source, status, ...(note ? { note } : {}), isLocal: changeId !== null, changeId };
}

/** The unit of a parameter, of a choice with its words. */
export function unitShown(pack: Pack, path: string): LawUnit {
  const code = pack.parameters.get(path)?.unit ?? '';
  const unit = pack.units[code];
  const choices = choicesOf(pack, path)?.map(value => ({ value, label: choiceNames[value] ?? value }));
  return { code, kind: unit?.kind ?? 'text', label: unit?.zh ?? code, ...(choices ? { choices } : {}) };
}

/** The subjects above a parameter by their names: `iit/bonus/table` → 个人所得税, 全年一次性奖金. */
export function trailOf(path: string): string[] {
  return path
    .split('/')
    .slice(0, -1)
    .map(step => subjectNames[step] ?? step);
}
