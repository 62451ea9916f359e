import type { Data, Input, State, Wait } from '#workflow/run/state.ts';
import type { CaseRecord } from '../case-row.ts';

/** What one case tells another: not who and when it is itself, nor how its own last task ended, nor what others told it. */
export function handedOver(told: Data): Data {
  const { case: _, today: __, calls: ___, outcome: ____, sense: _____, ...data } = told;
  return data;
}

/** What a called case that ended tells the one that called it. */
export function answerOf(child: CaseRecord, token: number, node: string, state: State): Input {
  const calls = {
    ...(state.data.calls as object | undefined),
    [node]: { state: child.state, data: handedOver(child.data) },
  };
  if (child.state === 'failed') return { kind: 'error', token, code: child.end_code || 'failed', data: { calls } };
  return { kind: 'done', token, data: { calls } };
}

/** How a case whose state has ended is said to have ended; `by`: who told it what ended it, null for the house. */
export function endOf(
  row: Pick<CaseRecord, 'parent_id' | 'starter_account'>,
  by: string | null,
  state: State,
): { state: CaseRecord['state']; code: string } {
  const { ended } = state;
  if (ended?.how === 'stopped') {
    // By the case that called it or by whom it is for; else an administrator gave it up.
    const isOwn = row.parent_id === null && by === row.starter_account;
    const isTakenBack = isOwn || by === null;
    return isTakenBack ? { state: 'withdrawn', code: 'stopped' } : { state: 'failed', code: 'given-up' };
  }
  // An error that ends a case by one of these codes is how a model says that it was turned down or taken back.
  const named = ended?.how === 'error' && (ended.code === 'refused' || ended.code === 'withdrawn') ? ended.code : null;
  if (named) return { state: named, code: named };
  if (ended?.how === 'error') return { state: 'failed', code: ended.code ?? '' };
  return { state: state.data.sense === 'refuse' ? 'refused' : 'done', code: ended?.how ?? '' };
}

/** The tokens that waited for something, before this turn or since, and stand no more. */
export function goneOf(before: State, after: State, kind: Wait['kind'], since: ReadonlySet<number>): number[] {
  const standing = new Set(after.tokens.map(token => token.id));
  const waited = before.tokens.filter(token => token.wait?.kind === kind).map(token => token.id);
  return [...new Set([...waited, ...since])].filter(id => !standing.has(id));
}
