import { sql } from 'kysely';
import type { State } from '#workflow/run/state.ts';
import type { Step } from './engine.ts';
import { goneOf } from './rules/ends.ts';

/**
 * Tasks whose token is gone (done, interrupted, moved, or the case has ended) are no longer anybody's. That of `closed` was ended by whoever
 * told the case of it.
 */
export async function closeTasks(
  { tx, row, at, opened, later }: Step,
  before: State,
  after: State,
  closed: number | null,
): Promise<void> {
  const gone = goneOf(before, after, 'task', opened).filter(token => token !== closed);
  if (gone.length === 0) return;
  // One that came in this very turn must be there before it is closed.
  await Promise.all(later);
  await sql`with closed as (
      update workflow_task set state = 'cancelled', ended_at = ${at}
      where case_id = ${row.id} and token = any(${gone}::int[]) and state = 'open' returning id)
    update workflow_member m set state = 'gone' from closed where m.task_id = closed.id and m.state in ('open', 'taken')`.execute(
    tx,
  );
}
