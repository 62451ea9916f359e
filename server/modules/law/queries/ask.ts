import type { LawAnswered, LawExplained } from '#contract/law.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { type Answered, ask, explain, type Law } from '#law/engine/topic.ts';
import { pointedAt } from '../pointed-fields.ts';

/** `at`: the place of the input in the request. */
export function answerTo(law: Law, topic: string, input: unknown, on: CivilDate, at = '/body/input'): LawAnswered {
  return shown(
    law,
    pointedAt(at, () => ask(law, topic, input, on)),
  );
}

export function explained(law: Law, topic: string, input: unknown, on: CivilDate): LawExplained {
  const told = pointedAt('/body/input', () => explain(law, topic, input, on));
  return { ...shown(law, told), unfolded: told.unfolded };
}

function shown({ pack }: Law, { topic, day, answer, warnings }: Answered): LawAnswered {
  return {
    topic,
    day,
    answer,
    warnings: warnings.map(each => ({ ...each, title: pack.parameters.get(each.path)?.title.zh ?? each.path })),
  };
}
