import { StaleToken } from '#workflow/run/advance.ts';
import { placesBack } from '#workflow/run/move.ts';
import type { Tx } from '../../database/database.ts';
import { activeAccounts, type Held, holdTask, type Me } from '../acting.ts';
import { admitted, tellTaskNews } from '../barred.ts';
import { stateOf } from '../case-row.ts';
import { drive } from '../drive.ts';
import type { Engine } from '../engine.ts';
import { note } from '../entries.ts';
import { addMembers } from '../members.ts';
import { addParties, needPart, tellAccounts } from '../parties.ts';
import { refuseTask } from '../refusals.ts';
import { checkSent } from '../rules/check-data.ts';
import { stages } from '../rules/tally.ts';
import { sealData } from '../sealed.ts';
import { dataAt } from '../turn-case.ts';

/** Takes a task of several, so that the others leave it alone. */
export async function takeTask(engine: Engine, tx: Tx, id: string, me: Me): Promise<void> {
  const held = await holdTask(engine, tx, id, me);
  const at = engine.ports.clock.now();
  await tx.updateTable('workflow_member').set({ state: 'taken', at }).where('id', '=', held.mine.id).execute();
  await noteOn(tx, held, at, { kind: 'taken' });
  const { row, task } = held;
  await tellTaskNews(tx, engine.ports, row, { what: 'taken', node: task.node, dueAt: task.due_at });
}

export async function releaseTask(engine: Engine, tx: Tx, id: string, me: Me): Promise<void> {
  const held = await holdTask(engine, tx, id, me);
  await tx.updateTable('workflow_member').set({ state: 'open', at: null }).where('id', '=', held.mine.id).execute();
  await noteOn(tx, held, engine.ports.clock.now(), { kind: 'released' });
}

export async function saveTaskDraft(
  engine: Engine,
  tx: Tx,
  id: string,
  data: Readonly<Record<string, unknown>>,
  me: Me,
): Promise<void> {
  const { task, row } = await holdTask(engine, tx, id, me);
  checkSent(data);
  const { ports } = engine;
  const version = task.form_version ?? undefined;
  const sensitive = task.form_key ? await ports.sensitiveIn?.(tx, task.form_key, data, version) : [];
  const draft = sealData(ports.secrets, data, sensitive ?? [], keptOf({ task, row }));
  await tx
    .updateTable('workflow_task')
    .set({ draft: JSON.stringify(draft) })
    .where('id', '=', id)
    .execute();
}

/** What a task's form is filled with at first: the values that its token sees, and its draft. */
export function keptOf({ task, row }: Pick<Held, 'task' | 'row'>): Readonly<Record<string, unknown>> {
  const state = stateOf(row);
  const token = state.tokens.find(each => each.id === task.token);
  return { ...(token ? dataAt(state, token) : row.data), ...task.draft };
}

/** Hands one's part to somebody else. The limit stays. Refuses task.account-unknown, task.own-request. */
export async function transferTask(
  engine: Engine,
  tx: Tx,
  id: string,
  to: { readonly accountId: string; readonly reason?: string },
  me: Me,
): Promise<void> {
  const held = await holdTask(engine, tx, id, me);
  const [other] = await others(engine, tx, held, [to.accountId]);
  const at = engine.ports.clock.now();
  await tx.updateTable('workflow_member').set({ state: 'gone', at }).where('id', '=', held.mine.id).execute();
  const part = held.mine.part === 'stand-in' ? 'owner' : held.mine.part;
  await addMembers(tx, held.task, [{ ...other!, stage: held.mine.stage, part }]);
  await addParties(tx, held.row.id, [other!.accountId]);
  await noteOn(tx, held, at, { kind: 'transferred', text: to.reason ?? '', mentions: [other!.name] });
  await tellTask(engine, tx, held, [other!.accountId]);
}

/** Others sign before the caller decides, or after. Refuses task.account-unknown, task.own-request. */
export async function addSigners(
  engine: Engine,
  tx: Tx,
  id: string,
  add: { readonly accountIds: readonly string[]; readonly when: 'before' | 'after'; readonly reason?: string },
  me: Me,
): Promise<void> {
  const held = await holdTask(engine, tx, id, me);
  const signers = await others(engine, tx, held, add.accountIds);
  const before = add.when === 'before';
  const ids = signers.map(each => each.accountId);
  const part = before ? 'signer-before' : 'signer-after';
  await addMembers(
    tx,
    held.task,
    signers.map(each => ({ ...each, part, stage: stages[add.when] })),
  );
  const at = engine.ports.clock.now();
  await addParties(tx, held.row.id, ids);
  await noteOn(tx, held, at, {
    kind: 'signer-added',
    text: add.reason ?? '',
    mentions: signers.map(each => each.name),
    outcome: add.when,
  });
  if (before) await tellTask(engine, tx, held, ids);
}

/** A question to others: they may see the case and answer with a comment; the task stays where it is. */
export async function askAbout(
  engine: Engine,
  tx: Tx,
  id: string,
  ask: { readonly accountIds: readonly string[]; readonly question: string },
  me: Me,
): Promise<void> {
  const held = await holdTask(engine, tx, id, me);
  const asked = await activeAccounts(tx, ask.accountIds);
  if ((await admitted(tx, engine.ports, held.row, null, asked)).length < asked.length) throw refuseTask.barred();
  const ids = asked.map(each => each.accountId);
  await needPart(tx, held.row, ids);
  await addParties(tx, held.row.id, ids);
  await noteOn(tx, held, engine.ports.clock.now(), {
    kind: 'asked',
    text: ask.question,
    mentions: asked.map(each => each.name),
  });
  await tellAccounts(tx, engine.ports, held.row, {
    to: ids,
    kind: 'case.asked',
    title: `${me.name}向您征询意见`,
    text: held.row.title,
  });
}

/** The case goes back to an earlier step; what came of that step ends. Refuses task.no-such-place. */
export async function sendBackTask(
  engine: Engine,
  tx: Tx,
  id: string,
  back: { readonly to: string; readonly reason: string },
  me: Me,
): Promise<void> {
  const held = await holdTask(engine, tx, id, me);
  const { row, task, by } = held;
  const places = await placesFor(engine, tx, held);
  const place = places.find(each => each.node === back.to);
  if (!place) throw refuseTask['no-such-place']();
  const at = engine.ports.clock.now();
  await noteOn(tx, held, at, { kind: 'sent-back', text: back.reason, outcomeLabel: `退回至「${place.name}」` });
  await tx
    .updateTable('workflow_member')
    .set({ state: 'done', outcome: 'sent-back', at })
    .where('id', '=', held.mine.id)
    .execute();
  await drive(engine, tx, row.id, { kind: 'move', token: task.token, to: back.to }, by).catch(fault => {
    throw fault instanceof StaleToken ? refuseTask.ended() : fault;
  });
  if (row.starter_account && row.starter_account !== me.accountId)
    await tellAccounts(tx, engine.ports, row, {
      to: [row.starter_account],
      kind: 'case.sent-back',
      title: `${row.process_name}被退回至「${place.name}」`,
      text: row.title,
    });
}

/** The steps that somebody did before in this case, to which it can go back without waiting for ever afterwards. */
export async function placesFor(
  engine: Engine,
  tx: Tx,
  { task, row }: Pick<Held, 'task' | 'row'>,
): Promise<{ node: string; name: string }[]> {
  const done = await tx
    .selectFrom('workflow_task')
    .select(['node', 'name'])
    .where('case_id', '=', row.id)
    .where('state', '=', 'done')
    .orderBy('ended_at')
    .execute();
  const model = await engine.models.of(tx, row.version_id);
  const state = stateOf(row);
  const token = state.tokens.find(each => each.id === task.token);
  if (!token) return [];
  const nodes = [...new Set(done.map(each => each.node))];
  const possible = new Set(placesBack(model, state, token, nodes));
  return nodes
    .filter(node => possible.has(node))
    .map(node => ({ node, name: done.find(each => each.node === node)?.name ?? node }));
}

/** Refuses task.own-request, task.barred, task.account-unknown. */
async function others(
  engine: Engine,
  tx: Tx,
  held: Held,
  ids: readonly string[],
): Promise<{ accountId: string; name: string }[]> {
  const { starter_account: starter } = held.row;
  if (starter && ids.includes(starter) && held.mine.account_id !== starter) throw refuseTask['own-request']();
  const found = await activeAccounts(tx, ids);
  const fit = await admitted(tx, engine.ports, held.row, held.task.node, found);
  if (fit.length < found.length) throw refuseTask.barred();
  return found;
}

function noteOn(tx: Tx, held: Held, at: Date, entry: Omit<Parameters<typeof note>[4], 'taskId' | 'node' | 'nodeName'>) {
  const { task, row, by } = held;
  return note(tx, row.id, by, at, { ...entry, taskId: task.id, node: task.node, nodeName: task.name });
}

function tellTask(engine: Engine, tx: Tx, { task, row }: Held, to: readonly string[]): Promise<void> {
  return tellAccounts(tx, engine.ports, row, {
    to,
    kind: 'task.arrived',
    title: `待办：${task.name}`,
    text: row.title,
    taskId: task.id,
  });
}
