import type { LawCase, LawVerdict } from '#contract/law-case.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { checkCase, type Verdict } from '#law/engine/check-cases.ts';
import type { Law } from '#law/engine/topic.ts';
import { inTurns } from '../in-turns.ts';
import { asRefusal } from '../pointed-fields.ts';

/** Holds worked cases against a law, leaving the server its turns. */
export function verdictsOf(law: Law, cases: readonly LawCase[], on: CivilDate): Promise<LawVerdict[]> {
  return inTurns(cases, each => verdictOf(law, each, on));
}

export function verdictOf(law: Law, given: LawCase, on: CivilDate): LawVerdict {
  const { id, topic } = given;
  try {
    return shown(checkCase(law, given, on));
  } catch (fault) {
    const refusal = asRefusal(fault, 'input');
    return { id, topic, passed: false, differences: [], refusal: { code: refusal.code, message: refusal.zh } };
  }
}

function shown(verdict: Verdict): LawVerdict {
  const { id, topic, passed } = verdict;
  if (verdict.passed) return { id, topic, passed, differences: [], refusal: null };
  const { differences, refusal } = verdict;
  return {
    id,
    topic,
    passed,
    differences: [...differences],
    refusal: refusal ? { code: refusal.code, message: refusal.zh } : null,
  };
}
