import { sql } from 'kysely';
import { caseStates } from '#contract/case.ts';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Node } from '#workflow/model/model.ts';
import type { Data, Input, State, Token, Wait } from '#workflow/run/state.ts';
import type { Tx } from '../database/database.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { describeFault } from '../telemetry/describe-fault.ts';
import { admitted } from './barred.ts';
import { type CaseRecord, keptState, lockCase, stateOf } from './case-row.ts';
import { type By, note, theSystem } from './entries.ts';
import type { Models } from './models.ts';
import { openTask } from './open-task.ts';
import { addParties, tellAccounts } from './parties.ts';
import type { WorkflowPorts } from './ports.ts';
import { refuseCase } from './refusals.ts';
import { checkData, checkSize } from './rules/check-data.ts';
import { firstDue, NoTime, nextDue } from './rules/timer-due.ts';
import { type AtOnce, dataAt, turnCase } from './turn-case.ts';
import { writeTurn } from './write-turn.ts';

/** The room's parts, as its commands need them. */
export type Engine = { readonly ports: WorkflowPorts; readonly models: Models; readonly outbox: Pick<Outbox, 'tell'> };

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
      unit_id, form_key, form_version, data, about, parent_id, parent_token, root_id, started_at)
    values (${id}, ${`SX-${day}-`} || lpad(nextval('workflow_number')::text, 4, '0'), ${begin.processId}, ${begin.versionId}, ${begin.title},
      ${begin.starter.accountId}, ${begin.starter.personId}, ${begin.starter.name}, ${begin.subject?.personId ?? null}, ${begin.subject?.name ?? ''},
      ${begin.subject?.unitId ?? null}, ${begin.form?.key ?? null}, ${begin.form?.version ?? null}, '{}', ${begin.about ?? null},
      ${begin.parent?.id ?? null}, ${begin.parent?.token ?? null}, ${begin.parent?.rootId ?? id}, ${at})
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
  held: CaseRecord | null = null,
): Promise<CaseRecord> {
  if (depth > deepest) throw refuseCase['too-deep']({ most: deepest });
  const row = held ?? (await lockCase(tx, caseId));
  if (row.state !== 'running') throw refuseCase.ended();
  const model = await engine.models.of(tx, row.version_id);
  const before = stateOf(row);
  const at = engine.ports.clock.now();
  const step: Step = { engine, tx, row, by, at, depth, opened: new Set(), called: new Set() };
  const turned = await turnCase(model, before, input, atOnceOf(step));
  const { state, effects } = turned;
  checkSize(JSON.stringify(state.data));
  const end = state.ended ? endOf(step, state) : { state: 'running' as const, code: '' };
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
    closeTasks(step, before, state),
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
  return after;
}

type Step = {
  readonly engine: Engine;
  readonly tx: Tx;
  readonly row: CaseRecord;
  readonly by: By;
  readonly at: Date;
  readonly depth: number;
  /** The tokens for which this turn opened a task or called a case: it may end them, too. */
  readonly opened: Set<number>;
  readonly called: Set<number>;
};

function atOnceOf(step: Step): AtOnce {
  const { engine, tx, row, at } = step;
  return {
    service: (token, node, wait, state) => callService(step, token, node, wait, state),
    task: async (token, node, state) => {
      const opened = await openTask(tx, engine.ports, row, token, node, dataAt(state, token), at);
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

/** Two who waited for each other, of whom PostgreSQL ended one (40P01), or who read what the other wrote (40001). */
function isPassing(fault: unknown): boolean {
  const { code } = fault as { code?: unknown };
  return code === '40P01' || code === '40001';
}

/** Runs a command in the case's transaction. What it wrote before it failed is undone; the case is told the refusal's code, or held. */
async function callService(
  step: Step,
  token: Token,
  node: Node,
  wait: Wait & { kind: 'service' },
  state: State,
): Promise<Input> {
  const { tx, row, engine } = step;
  const service = engine.ports.services.get(wait.service);
  if (!service)
    return {
      kind: 'hold',
      token: token.id,
      code: 'service-failed',
      facts: { service: wait.service, reason: 'unknown' },
    };
  await sql`savepoint service`.execute(tx);
  try {
    const told = await service.run({
      tx,
      inputs: wait.inputs,
      case: {
        id: row.id,
        number: row.number,
        about: row.about,
        processKey: row.process_key,
        starterAccount: row.starter_account,
        starterPerson: row.starter_person,
        subjectPerson: row.subject_person,
        data: dataAt(state, token),
      },
      at: step.at,
      by: step.by.accountId,
    });
    if (told) checkData(told);
    await sql`release savepoint service`.execute(tx);
    const data = told && (node.result ? { [node.result]: told } : told);
    return { kind: 'done', token: token.id, ...(data ? { data } : {}) };
  } catch (fault) {
    // Nobody's mistake: whoever began this begins it again.
    if (isPassing(fault)) throw fault;
    await sql`rollback to savepoint service`.execute(tx);
    await sql`release savepoint service`.execute(tx);
    if (fault instanceof Refusal)
      return {
        kind: 'error',
        token: token.id,
        code: fault.code,
        data: { error: { code: fault.code, text: fault.zh } },
      };
    const reason = describeFault(fault);
    engine.ports.logger.error({ err: fault, part: 'workflow' }, 'a service of a case failed');
    return {
      kind: 'hold',
      token: token.id,
      code: 'service-failed',
      facts: { service: wait.service, reason: reason.code ?? reason.type ?? 'fault' },
    };
  }
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
    .select(['p.id', 'p.key', 'p.name', 'v.id as version'])
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
      parent: { id: row.id, token: token.id, rootId: row.root_id, depth: step.depth + 1 },
    },
    theSystem,
  );
  if (child.state !== 'running') return answerOf(child, token.id, node.id, state);
  step.called.add(token.id);
  return null;
}

/** What one case tells another: not who and when it is itself, nor how its own last task ended, nor what others told it. */
function handedOver(told: Data): Data {
  const { case: _, today: __, calls: ___, outcome: ____, sense: _____, ...data } = told;
  return data;
}

/** What a called case that ended tells the one that called it. */
function answerOf(child: CaseRecord, token: number, node: string, state: State): Input {
  const calls = {
    ...(state.data.calls as object | undefined),
    [node]: { state: child.state, data: handedOver(child.data) },
  };
  if (child.state === 'failed') return { kind: 'error', token, code: child.end_code || 'failed', data: { calls } };
  return { kind: 'done', token, data: { calls } };
}

function endOf({ row, by }: Step, state: State): { state: CaseRecord['state']; code: string } {
  const { ended } = state;
  if (ended?.how === 'stopped') {
    // By the case that called it or by whom it is for; else an administrator gave it up.
    const isOwn = row.parent_id === null && by.accountId === row.starter_account;
    const isTakenBack = isOwn || by.accountId === null;
    return isTakenBack ? { state: 'withdrawn', code: 'stopped' } : { state: 'failed', code: 'given-up' };
  }
  // An error that ends a case by one of these codes is how a model says that it was turned down or taken back.
  const named = ended?.how === 'error' && (ended.code === 'refused' || ended.code === 'withdrawn') ? ended.code : null;
  if (named) return { state: named, code: named };
  if (ended?.how === 'error') return { state: 'failed', code: ended.code ?? '' };
  return { state: state.data.sense === 'refuse' ? 'refused' : 'done', code: ended?.how ?? '' };
}

/** Tasks whose token is gone (done, interrupted, moved, or the case has ended) are no longer anybody's. */
async function closeTasks({ tx, row, at, opened }: Step, before: State, after: State): Promise<void> {
  const gone = goneOf(before, after, 'task', opened);
  if (gone.length === 0) return;
  await sql`with closed as (
      update workflow_task set state = 'cancelled', ended_at = ${at}
      where case_id = ${row.id} and token = any(${gone}::int[]) and state = 'open' returning id)
    update workflow_member m set state = 'gone' from closed where m.task_id = closed.id and m.state in ('open', 'taken')`.execute(
    tx,
  );
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

/** The tokens that waited for something, before this turn or since, and stand no more. */
function goneOf(before: State, after: State, kind: Wait['kind'], since: ReadonlySet<number>): number[] {
  const standing = new Set(after.tokens.map(token => token.id));
  const waited = before.tokens.filter(token => token.wait?.kind === kind).map(token => token.id);
  return [...new Set([...waited, ...since])].filter(id => !standing.has(id));
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
