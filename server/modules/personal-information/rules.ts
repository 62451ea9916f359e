import type { AnswerState } from '#contract/privacy.ts';

export type Answer = { readonly versionId: string; readonly answer: 'read' | 'agreed' | 'withdrawn' };

/** How a person stands to a notice, from his last word on it and the version in force. */
export function stateOf(last: Answer | null, inForce: string): AnswerState {
  if (last === null) return 'open';
  if (last.answer === 'withdrawn') return 'withdrawn';
  return last.versionId === inForce ? last.answer : 'renewed';
}

/** What is wrong with a new word; null when it may stand. An agreement to an earlier version may be withdrawn, too. */
export function faultOf(
  kind: 'notice' | 'consent',
  answer: Answer['answer'],
  last: Answer | null,
): 'answer-unfit' | 'nothing-agreed' | null {
  if ((kind === 'notice') !== (answer === 'read')) return 'answer-unfit';
  if (answer === 'withdrawn' && last?.answer !== 'agreed') return 'nothing-agreed';
  return null;
}
