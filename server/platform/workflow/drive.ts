import { sql } from 'kysely';
import { caseStates } from '#contract/case.ts';
import { newId } from '#kernel/id.ts';
import type { Node } from '#workflow/model/model.ts';
import type { Data, Input, State, Token, Wait } from '#workflow/run/state.ts';
import type { Tx } from '../database/database.ts';
import { admitted } from './barred.ts';
import { callService } from './call-service.ts';
import { type CaseRecord, keptState, lockCase, stateOf } from './case-row.ts';
import { closeTasks } from './close-tasks.ts';
import type { Engine, Step } from './engine.ts';
import { type By, note, theSystem } from './entries.ts';
import { openTask } from './open-task.ts';
import { addParties, tellAccounts } from './parties.ts';
import { refuseCase } from './refusals.ts';
import { checkSize } from './rules/check-data.ts';
import { answerOf, endOf, goneOf, handedOver } from './rules/ends.ts';
import { firstDue, NoTime, nextDue } from './rules/timer-due.ts';
import { type AtOnce, dataAt, turnCase } from './turn-case.ts';
import { writeTurn } from './write-turn.ts';

/** News of a case that the house may hear: `process` its key, `about` what it decides. */
export const caseEnded = 'workflow.case-ended';
/** A message or signal thrown by a case, to be handed to whom it concerns. */
export const somethingTold = 'workflow.told';

export type Begin = {
  readonly versionId: string;
  readonly processId: string;
  readonly processKey: string;
  readonly processName: string;
  readonly title: string;
  readonly data: Data;
  readonly starter: { readonly accountId: string | null; readonly personId: string | null; readonly name: string };
  readonly subject?: { readonly personId: string; readonly name: string; readonly unitId: string | null } | null;
  readonly form?: { readonly key: string; readonly version: number } | null;
  readonly about?: string | null;
  readonly isConfidential?: boolean;
  readonly node?: string;
  readonly parent?: { readonly id: string; readonly token: number; readonly rootId: string; readonly depth: number };
};

const deepest = 20;
/** Cases that call one another without ever waiting would begin for ever; so many in one transaction are too many. */
const begunMost = 1000;
const begunIn = new WeakMap<Tx, number>();

/** Begins a case and runs it to where it first waits. */
export async function beginCase(engine: Engine, tx: Tx, begin: Begin, by: By): Promise<CaseRecord> {
  const at = engine.ports.clock.now();
  const id = newId();
  const day = engine.ports.clock.today().replaceAll('-', '');
  const [{ number }] = (
    await sql<{ number: string }>`
    insert into workflow_case (id, number, process_id, version_id, title, starter_account, starter_person, starter_name, subject_person, subject_name,
      unit_id, form_key, form_version, data, about, is_confidential, parent_id, parent_token, root_id, started_at)
    values (${id}, ${`SX-${day}-`} || lpad(nextval('workflow_number')::text, 4, '0'), ${begin.processId}, ${begin.versionId}, ${begin.title},
      ${begin.starter.accountId}, ${begin.starter.personId}, ${begin.starter.name}, ${begin.subject?.personId ?? null}, ${begin.subject?.name ?? ''},
      ${begin.subject?.unitId ?? null}, ${begin.form?.key ?? null}, ${begin.form?.version ?? null}, '{}', ${begin.about ?? null},
      ${begin.isConfidential ?? false},       ${begin.parent?.id ?? null}, ${begin.parent?.token ?? null}, ${begin.parent?.rootId ?? id}, ${at})
    returning number`.execute(tx)
  ).rows as [{ number: string }];
  const today = engine.ports.clock.today();
  const known = {
    ...begin.data,
    today,
    case: {
      id,
      number,
      starter: begin.starter.personId ?? '',
      starterName: begin.starter.name,
      subject: begin.subject?.personId ?? '',
      subjectName: begin.subject?.name ?? '',
      unit: begin.subject?.unitId ?? '',
      about: begin.about ?? '',
    },
  };
  const start = { kind: 'start', data: known, ...(begin.node ? { node: begin.node } : {}) } as const;
  // Asked for together, they travel together, in this order.
  const [, , after] = await Promise.all([
    begin.starter.accountId ? addParties(tx, id, [begin.starter.accountId]) : undefined,
    note(tx, id, by, at, { kind: 'started' }),
    drive(engine, tx, id, start, by, begin.parent?.depth ?? 0),
  ]);
  return after;
}

/**
 * Tells a case one thing, and writes all that follows from it in the same transaction. Who has locked and read it already, and not moved it since, hands it on as `held`.
 * Refuses `case.ended`.
 */
export async function drive(
  engine: Engine,
  tx: Tx,
  caseId: string,
  input: Input,
  by: By,
  depth = 0,
  held: HeldCase | null = null,
): Promise<CaseRecord> {
  if (depth > deepest) throw refuseCase['too-deep']({ most: deepest });
  const row = held?.row ?? (await lockCase(tx, caseId));
  if (row.state !== 'running') throw refuseCase.ended();
  const model = await engine.models.of(tx, row.version_id);
  const before = stateOf(row);
  const at = engine.ports.clock.now();
  const step: Step = { engine, tx, row, by, at, depth, opened: new Set(), called: new Set(), later: [] };
  const turned = await turnCase(model, before, input, atOnceOf(step));
  const { state, effects } = turned;
  checkSize(JSON.stringify(state.data));
  const end = state.ended ? endOf(row, by.accountId, state) : { state: 'running' as const, code: '' };
  const after: CaseRecord = {
    ...row,
    data: state.data as CaseRecord['data'],
    stands: JSON.parse(keptState(state)),
    state: end.state,
    end_code: end.code,
    ended_at: state.ended ? at : null,
    is_held: state.tokens.some(token => token.held),
  };
  await Promise.all([
    writeTurn(tx, row, before, turned, { state: end.state, endCode: end.code, endedAt: after.ended_at }, at),
    closeTasks(step, before, state, held?.closed ?? null),
    stopCalled(step, before, state),
  ]);
  for (const effect of effects) {
    if (effect.kind === 'told' && effect.what !== 'escalation')
      await engine.outbox.tell(tx, {
        name: somethingTold,
        payload: { caseId, what: effect.what, name: effect.name, correlation: effect.correlation ?? null },
      });
    if (effect.kind === 'held') {
      const name = model.nodes.get(effect.node)?.name || effect.node;
      await note(tx, caseId, theSystem, at, { kind: 'held', node: effect.node, nodeName: name });
      await tellAccounts(tx, engine.ports, row, {
        to: (await admitted(tx, engine.ports, row, null, await engine.ports.lastResort(tx))).map(
          each => each.accountId,
        ),
        kind: 'case.held',
        title: `流程异常：${name}`,
        text: `${row.number} ${row.process_name}`,
        isUrgent: true,
      });
    }
  }
  if (state.ended) await ended(step, after);
  await Promise.all(step.later);
  return after;
}

/** A case that is locked and read, and the token whose task has been closed already. */
export type HeldCase = { readonly row: CaseRecord; readonly closed?: number };

function atOnceOf(step: Step): AtOnce {
  const { engine, tx, row, at } = step;
  return {
    service: (token, node, wait, state) => callService(step, token, node, wait, state),
    task: async (token, node, state) => {
      const opened = await openTask(tx, engine.ports, row, token, node, dataAt(state, token), at, step.later);
      if (!opened.skip) {
        step.opened.add(token.id);
        return null;
      }
      await note(tx, row.id, theSystem, at, {
        kind: 'skipped',
        node: node.id,
        nodeName: node.name,
        text: '办理人即申请人本人，自动跳过。',
      });
      return { kind: 'done', token: token.id, data: { outcome: 'agree', sense: 'agree' } };
    },
    call: (token, node, wait, state) => callProcess(step, token, node, wait, state),
    timer: async (token, wait, isRetried) => {
      // What was due and failed is due still.
      if (isRetried) return at;
      try {
        const again = (token.round ?? 0) > 0 ? nextDue(wait.text, at, engine.ports.zone) : null;
        if (again) return again;
        return await firstDue(wait, at, engine.ports.zone, limit => engine.ports.dueAt(tx, row.unit_id, at, limit));
      } catch (fault) {
        if (!(fault instanceof NoTime)) throw fault;
        return { kind: 'hold', token: token.id, code: 'no-time', facts: { text: wait.text } };
      }
    },
  };
}

async function callProcess(
  step: Step,
  token: Token,
  node: Node,
  wait: Wait & { kind: 'case' },
  state: State,
): Promise<Input | null> {
  const { engine, tx, row } = step;
  const begun = begunIn.get(tx) ?? 0;
  if (step.depth >= deepest || begun >= begunMost)
    return { kind: 'hold', token: token.id, code: 'runs-away', facts: { steps: Math.max(step.depth, begun) } };
  begunIn.set(tx, begun + 1);
  const found = await tx
    .selectFrom('workflow_process as p')
    .innerJoin('workflow_version as v', 'v.process_id', 'p.id')
    .select(['p.id', 'p.key', 'p.name', 'v.id as version', 'v.is_confidential'])
    .where('p.key', '=', wait.called)
    .where('v.state', '=', 'in-force')
    .executeTakeFirst();
  if (!found) return { kind: 'hold', token: token.id, code: 'case-failed', facts: { called: wait.called } };
  const data = handedOver(wait.data);
  const child = await beginCase(
    engine,
    tx,
    {
      versionId: found.version,
      processId: found.id,
      processKey: found.key,
      processName: found.name,
      title: `${row.title} · ${node.name || found.name}`.slice(0, 200),
      data,
      starter: { accountId: row.starter_account, personId: row.starter_person, name: row.starter_name },
      subject: row.subject_person
        ? { personId: row.subject_person, name: row.subject_name, unitId: row.unit_id }
        : null,
      about: row.about,
      isConfidential: row.is_confidential || found.is_confidential,
      parent: { id: row.id, token: token.id, rootId: row.root_id, depth: step.depth + 1 },
    },
    theSystem,
  );
  if (child.state !== 'running') return answerOf(child, token.id, node.id, state);
  step.called.add(token.id);
  return null;
}

/** Called cases whose caller is gone end with it. */
async function stopCalled(step: Step, before: State, after: State): Promise<void> {
  const gone = goneOf(before, after, 'case', step.called);
  if (gone.length === 0) return;
  const children = await step.tx
    .selectFrom('workflow_case')
    .select('id')
    .where('parent_id', '=', step.row.id)
    .where('parent_token', 'in', gone)
    .where('state', '=', 'running')
    .execute();
  for (const child of children)
    await drive(step.engine, step.tx, child.id, { kind: 'stop' }, theSystem, step.depth + 1);
}

async function ended(step: Step, row: CaseRecord): Promise<void> {
  const { engine, tx, at } = step;
  await note(tx, row.id, theSystem, at, { kind: 'ended', text: caseStates[row.state] });
  await engine.outbox.tell(tx, {
    name: caseEnded,
    payload: { caseId: row.id, process: row.process_key, state: row.state, about: row.about },
  });
  if (row.starter_account && row.parent_id === null && row.state !== 'withdrawn')
    await tellAccounts(tx, engine.ports, row, {
      to: [row.starter_account],
      kind: 'case.ended',
      title: `${row.process_name}${caseStates[row.state]}`,
      text: `${row.number} ${row.title}`,
    });
  // Stopped from above: who called it is gone.
  if (row.parent_id === null || row.parent_token === null || row.end_code === 'stopped') return;
  const parent = await lockCase(tx, row.parent_id);
  const token = stateOf(parent).tokens.find(each => each.id === row.parent_token);
  // Begun in this very turn: whoever called reads the answer there.
  if (parent.state !== 'running' || token?.wait?.kind !== 'case') return;
  await drive(engine, tx, parent.id, answerOf(row, token.id, token.at, stateOf(parent)), step.by, step.depth + 1);
}
