import { newId } from '#kernel/id.ts';
import { expressionFault } from '#workflow/expression.ts';
import { checkModel } from '#workflow/load/check-model.ts';
import { loadModel } from '#workflow/load/load-model.ts';
import type { ModelIssue, ProcessModel } from '#workflow/model/model.ts';
import type { Tx } from '../../database/database.ts';
import type { Me } from '../acting.ts';
import type { Engine } from '../engine.ts';
import { mainProcess } from '../models.ts';
import { refuseProcess } from '../refusals.ts';
import { blankModel } from '../rules/blank-model.ts';
import { firstDue } from '../rules/timer-due.ts';
import { withOurOwners } from './import-owners.ts';

export type Looked = {
  readonly model: ProcessModel | undefined;
  readonly issues: readonly ModelIssue[];
  readonly processes: readonly ProcessModel[];
};

/** Reads a model and says what is wrong with it, here and now: with the services, forms, roles and groups that there are. Refuses process.unreadable. */
export async function look(engine: Engine, tx: Tx, xml: string): Promise<Looked> {
  const loaded = await loadModel(xml);
  const unreadable = loaded.document === null ? loaded.issues[0] : undefined;
  if (unreadable) throw refuseProcess.unreadable({ reason: unreadable.zh });
  const model = mainProcess(loaded.processes);
  if (!model) return { model, issues: loaded.issues, processes: loaded.processes };
  const words = await knownWords(tx);
  const forms = new Map<string, boolean>();
  for (const key of formsOf(model)) forms.set(key, await engine.ports.knowsForm(tx, key));
  const found = checkModel(model, {
    compiles: text => expressionFault(text),
    knowsService: name => engine.ports.services.has(name),
    knowsForm: key => forms.get(key) ?? false,
    knowsRole: code => words.roles.has(code),
    knowsGroup: code => words.groups.has(code),
    knowsProcess: key => words.processes.has(key),
  });
  const issues = [...loaded.issues, ...found].map(each => {
    const line = each.element ? loaded.lineOf.get(each.element) : undefined;
    return line === undefined || each.line !== undefined ? each : { ...each, line };
  });
  return { model, issues, processes: loaded.processes };
}

function formsOf(model: ProcessModel): string[] {
  const keys = [...model.nodes.values()].flatMap(node => node.work?.form ?? []);
  return [...new Set(model.case.form ? [...keys, model.case.form] : keys)];
}

async function knownWords(tx: Tx) {
  const [roles, groups, processes] = await Promise.all([
    tx.selectFrom('access_role').select('code').execute(),
    tx.selectFrom('workflow_group').select('code').execute(),
    tx.selectFrom('workflow_process').select('key').execute(),
  ]);
  return {
    roles: new Set(roles.map(each => each.code)),
    groups: new Set(groups.map(each => each.code)),
    processes: new Set(processes.map(each => each.key)),
  };
}

export type NewProcess = {
  readonly key: string;
  readonly name: string;
  readonly category?: string;
  readonly help?: string;
  readonly xml?: string;
  readonly isBuiltIn?: boolean;
};

/** A new process with a first draft. Refuses process.key-taken, process.unreadable. */
export async function createProcess(
  engine: Engine,
  tx: Tx,
  given: NewProcess,
  me: Me | null,
): Promise<{ number: number; issues: readonly ModelIssue[] }> {
  const taken = await tx.selectFrom('workflow_process').select('id').where('key', '=', given.key).executeTakeFirst();
  if (taken) throw refuseProcess['key-taken']({ key: given.key });
  const id = newId();
  const offered = given.xml && !given.isBuiltIn ? await withOurOwners(tx, given.xml) : null;
  const xml = offered?.xml ?? given.xml ?? blankModel(given.key, given.name);
  const looked = await look(engine, tx, xml);
  await tx
    .insertInto('workflow_process')
    .values({
      id,
      key: given.key,
      name: given.name,
      category: given.category ?? looked.model?.case.category ?? '',
      help: given.help ?? looked.model?.case.help ?? '',
      is_built_in: given.isBuiltIn ?? false,
    })
    .execute();
  await insertDraft(engine, tx, id, 1, xml, '', looked.model, me);
  return { number: 1, issues: [...looked.issues, ...(offered?.issues ?? [])] };
}

/** Keeps a draft. Refuses process.saved-meanwhile when it is not the one that `basedOn` names. */
export async function saveDraft(
  engine: Engine,
  tx: Tx,
  key: string,
  draft: { readonly xml: string; readonly note?: string; readonly basedOn?: string | null },
  me: Me | null,
): Promise<{ number: number; editedAt: Date; issues: readonly ModelIssue[] }> {
  const looked = await look(engine, tx, draft.xml);
  const process = await processByKey(tx, key);
  const there = await tx
    .selectFrom('workflow_version')
    .select(['id', 'number', 'edited_at', 'edited_by_name'])
    .where('process_id', '=', process.id)
    .where('state', '=', 'draft')
    .forUpdate()
    .executeTakeFirst();
  const told = draft.basedOn;
  if (told !== undefined && there && (told === null || new Date(told).getTime() !== there.edited_at.getTime()))
    throw refuseProcess['saved-meanwhile']({ by: there.edited_by_name });
  const at = engine.ports.clock.now();
  if (!there) {
    const last = await tx
      .selectFrom('workflow_version')
      .select(eb => eb.fn.max('number').as('n'))
      .where('process_id', '=', process.id)
      .executeTakeFirst();
    const number = (last?.n ?? 0) + 1;
    await insertDraft(engine, tx, process.id, number, draft.xml, draft.note ?? '', looked.model, me);
    return { number, editedAt: at, issues: looked.issues };
  }
  await tx
    .updateTable('workflow_version')
    .set({
      xml: draft.xml,
      ...(draft.note === undefined ? {} : { note: draft.note }),
      ...caseColumns(looked.model),
      edited_by: me?.accountId ?? null,
      edited_by_name: me?.name ?? '系统',
      edited_at: at,
    })
    .where('id', '=', there.id)
    .execute();
  return { number: there.number, editedAt: at, issues: looked.issues };
}

async function insertDraft(
  engine: Engine,
  tx: Tx,
  processId: string,
  number: number,
  xml: string,
  note: string,
  model: ProcessModel | undefined,
  me: Me | null,
): Promise<void> {
  await tx
    .insertInto('workflow_version')
    .values({
      id: newId(),
      process_id: processId,
      number,
      state: 'draft',
      xml,
      ...caseColumns(model),
      note,
      edited_by: me?.accountId ?? null,
      edited_by_name: me?.name ?? '系统',
      edited_at: engine.ports.clock.now(),
      in_force_at: null,
    })
    .execute();
}

function caseColumns(model: ProcessModel | undefined) {
  return {
    started_by: model?.case.startedBy ?? '',
    form: model?.case.form ?? null,
    title: model?.case.title ?? '',
    is_confidential: model?.case.confidential ?? false,
  };
}

export async function dropDraft(tx: Tx, key: string): Promise<void> {
  const process = await processByKey(tx, key);
  const gone = await tx
    .deleteFrom('workflow_version')
    .where('process_id', '=', process.id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw refuseProcess['no-draft']();
}

/** The draft becomes the version of new cases. Refuses process.no-draft, process.has-errors. */
export async function putInForce(
  engine: Engine,
  tx: Tx,
  key: string,
  number: number,
  me: Me | null,
): Promise<readonly ModelIssue[]> {
  const process = await processByKey(tx, key);
  const draft = await tx
    .selectFrom('workflow_version')
    .selectAll()
    .where('process_id', '=', process.id)
    .where('number', '=', number)
    .where('state', '=', 'draft')
    .forUpdate()
    .executeTakeFirst();
  if (!draft) throw refuseProcess['no-draft']();
  const { model, issues } = await look(engine, tx, draft.xml);
  const errors = issues.filter(each => each.severity === 'error');
  if (errors[0] || !model) throw refuseProcess['has-errors']({ count: errors.length, first: errors[0]?.zh ?? '' });
  const at = engine.ports.clock.now();
  await retire(tx, process.id);
  await tx
    .updateTable('workflow_version')
    .set({ state: 'in-force', in_force_at: at, in_force_by_name: me?.name ?? '系统' })
    .where('id', '=', draft.id)
    .execute();
  const { category, help } = model.case;
  if (category || help)
    await tx
      .updateTable('workflow_process')
      .set({ ...(category ? { category } : {}), ...(help ? { help } : {}) })
      .where('id', '=', process.id)
      .execute();
  await insertStarts(engine, tx, draft.id, model, at);
  return issues;
}

/** Events that begin cases of this version by themselves. */
async function insertStarts(engine: Engine, tx: Tx, versionId: string, model: ProcessModel, at: Date): Promise<void> {
  for (const node of model.nodes.values()) {
    if (node.kind !== 'start' || node.parent !== model.id || !node.event) continue;
    const { event } = node;
    if (event.kind !== 'message' && event.kind !== 'signal' && event.kind !== 'timer') continue;
    const due =
      event.kind === 'timer'
        ? await firstDue(
            { kind: 'timer', timer: event.timer.kind, text: event.timer.text },
            at,
            engine.ports.zone,
            limit => engine.ports.dueAt(tx, null, at, limit),
          )
        : null;
    await tx
      .insertInto('workflow_start')
      .values({
        version_id: versionId,
        node: node.id,
        kind: event.kind,
        name: event.kind === 'timer' ? '' : event.name,
        timer: event.kind === 'timer' ? event.timer.text : '',
        due_at: due,
      })
      .execute();
  }
}

export async function retireProcess(tx: Tx, key: string): Promise<void> {
  await retire(tx, (await processByKey(tx, key)).id);
}

async function retire(tx: Tx, processId: string): Promise<void> {
  await tx
    .updateTable('workflow_version')
    .set({ state: 'retired' })
    .where('process_id', '=', processId)
    .where('state', '=', 'in-force')
    .execute();
}

export async function processByKey(tx: Tx, key: string) {
  const found = await tx.selectFrom('workflow_process').selectAll().where('key', '=', key).executeTakeFirst();
  if (!found) throw refuseProcess['not-found']();
  return found;
}
