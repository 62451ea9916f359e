import type { LawUnit, LawValue } from '#contract/law.ts';
import type { Pack } from '#law/engine/pack.ts';
import type { Dated } from '#law/engine/parameter.ts';
import { subjectNames } from './data/words.ts';
import type { LocalLaw } from './local-law.ts';

/** A value with where it is from: shipped, or a change of our own. */
export function valueShown(dated: Dated | null | undefined, path: string, local: LocalLaw['local']): LawValue | null {
  if (!dated) return null;
  const changeId = local.get(path)?.get(dated.from) ?? null;
  const { from, value, source, status, note } = dated;
  return { from, value, source, status, ...(note ? { note } : {}), isLocal: changeId !== null, changeId };
}

export function unitShown(pack: Pack, code: string): LawUnit {
  const unit = pack.units[code];
  return { code, kind: unit?.kind ?? 'text', label: unit?.zh ?? code };
}

/** The subjects above a parameter by their names: `iit/bonus/table` → 个人所得税, 全年一次性奖金. */
export function trailOf(path: string): string[] {
  return path
    .split('/')
    .slice(0, -1)
    .map(step => subjectNames[step] ?? step);
}
