import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { waitsOf } from '#workflow/run/advance.ts';
import type { Effect, State, Wait } from '#workflow/run/state.ts';
import type { Tx } from '../database/database.ts';
import type { CaseRecord } from './case-row.ts';
import { keptState } from './case-row.ts';
import type { Turned } from './turn-case.ts';

/** The case's own row after a turn. */
export type CaseChange = {
  readonly state: CaseRecord['state'];
  readonly endCode: string;
  readonly endedAt: Date | null;
};

/** Brings the rows that tell where a case stands in line with its state: the case, its waits, steps and incidents. Statements go out together. */
export async function writeTurn(
  tx: Tx,
  row: CaseRecord,
  before: State,
  { state: after, effects, dues }: Turned,
  change: CaseChange,
  at: Date,
): Promise<void> {
  await Promise.all([
    writeCase(tx, row, after, effects, change),
    writeSteps(tx, row, effects, at),
    writeWaits(tx, row, before, after, dues),
    writeIncidents(tx, row, before, after, at),
  ]);
}

async function writeCase(
  tx: Tx,
  row: CaseRecord,
  after: State,
  effects: readonly Effect[],
  change: CaseChange,
): Promise<void> {
  const took = { ...row.took };
  for (const effect of effects) if (effect.kind === 'took') took[effect.flow] = (took[effect.flow] ?? 0) + 1;
  await tx
    .updateTable('workflow_case')
    .set({
      data: JSON.stringify(after.data),
      stands: keptState(after),
      took: JSON.stringify(took),
      state: change.state,
      end_code: change.endCode,
      ended_at: change.endedAt,
      is_held: after.tokens.some(token => token.held),
    })
    .where('id', '=', row.id)
    .execute();
}

async function writeSteps(tx: Tx, row: CaseRecord, effects: readonly Effect[], at: Date): Promise<void> {
  const entered = new Map<number, { node: string; how: string | null }>();
  const left: { token: number; how: string }[] = [];
  for (const effect of effects) {
    if (effect.kind === 'entered') entered.set(effect.token, { node: effect.node, how: null });
    if (effect.kind !== 'left') continue;
    const here = entered.get(effect.token);
    if (here) here.how = effect.how;
    else left.push({ token: effect.token, how: effect.how });
  }
  const rows = [...entered].map(([token, { node, how }]) => ({
    case_id: row.id,
    version_id: row.version_id,
    token,
    node,
    entered_at: at,
    left_at: how === null ? null : at,
    how: how ?? '',
  }));
  await Promise.all([
    left.length > 0 &&
      sql`update workflow_step s set left_at = ${at}, how = l.how
        from unnest(${left.map(each => each.token)}::int[], ${left.map(each => each.how)}::text[]) as l (token, how)
        where s.case_id = ${row.id} and s.token = l.token and s.left_at is null`.execute(tx),
    rows.length > 0 && tx.insertInto('workflow_step').values(rows).execute(),
  ]);
}

const kept = new Set(['timer', 'message', 'signal', 'case']);

async function writeWaits(tx: Tx, row: CaseRecord, before: State, after: State, dues: Turned['dues']): Promise<void> {
  const rowsOf = (state: State) =>
    new Map(waitsOf(state).flatMap(each => (kept.has(each.wait.kind) ? [[each.key, each]] : [])));
  const old = rowsOf(before);
  const now = rowsOf(after);
  const gone = [...old.keys()].filter(key => !now.has(key));
  const come = [...now.values()].filter(each => !old.has(each.key));
  if (gone.length > 0)
    await tx.deleteFrom('workflow_wait').where('case_id', '=', row.id).where('key', 'in', gone).execute();
  if (come.length === 0) return;
  const rows = come.map(({ key, token, wait }) => ({
    case_id: row.id,
    key,
    token: token.id,
    node: token.at,
    kind: wait.kind,
    name: nameOf(wait),
    correlation: wait.kind === 'message' ? (wait.correlation ?? null) : null,
    due_at: dues.get(key) ?? null,
  }));
  await tx.insertInto('workflow_wait').values(rows).execute();
}

function nameOf(wait: Wait): string {
  if (wait.kind === 'message' || wait.kind === 'signal') return wait.name;
  return wait.kind === 'timer' ? wait.text : '';
}

async function writeIncidents(tx: Tx, row: CaseRecord, before: State, after: State, at: Date): Promise<void> {
  const heldIn = (state: State) => new Map(state.tokens.flatMap(token => (token.held ? [[token.id, token]] : [])));
  const old = heldIn(before);
  const now = heldIn(after);
  const mended = [...old.keys()].filter(token => now.get(token)?.held !== old.get(token)?.held);
  const come = [...now.values()].filter(token => old.get(token.id)?.held !== token.held);
  if (mended.length > 0)
    await tx
      .updateTable('workflow_incident')
      .set({ mended_at: at })
      .where('case_id', '=', row.id)
      .where('token', 'in', mended)
      .where('mended_at', 'is', null)
      .execute();
  if (come.length > 0)
    await tx
      .insertInto('workflow_incident')
      .values(
        come.map(token => ({
          id: newId(),
          case_id: row.id,
          token: token.id,
          node: token.at,
          code: token.held!.code,
          facts: JSON.stringify(token.held!.facts),
          at,
          mended_at: null,
        })),
      )
      .execute();
}
