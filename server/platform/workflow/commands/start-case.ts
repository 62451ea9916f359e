import { evaluateExpression } from '#workflow/expression.ts';
import type { Tx } from '../../database/database.ts';
import type { Me } from '../acting.ts';
import type { CaseRecord } from '../case-row.ts';
import { beginCase } from '../drive.ts';
import type { Engine } from '../engine.ts';
import { theSystem } from '../entries.ts';
import { attachable } from '../files.ts';
import { refuseCase, refuseProcess } from '../refusals.ts';
import { checkNames, checkSent } from '../rules/check-data.ts';
import { sealData } from '../sealed.ts';

export type Start = {
  readonly process: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly subjectPersonId?: string;
  readonly files?: readonly string[];
  /** What the case decides, for the house to find it by. */
  readonly about?: string;
};

type InForce = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly version: string;
  readonly started_by: string;
  readonly form: string | null;
  readonly title: string;
  readonly is_confidential: boolean;
};

/**
 * Somebody begins a case by himself. `seesSubject`: whether he may see the person whom it is about. Refuses process.not-found,
 * process.not-startable, case.subject-unknown, form.invalid.
 */
export async function startCase(
  engine: Engine,
  tx: Tx,
  start: Start,
  me: Me,
  seesSubject: boolean,
): Promise<CaseRecord> {
  const process = await inForce(tx, start.process);
  if (!(await mayStart(tx, process.started_by, me.accountId)))
    throw refuseProcess['not-startable']({ name: process.name });
  const subjectId = start.subjectPersonId ?? me.personId;
  if (start.subjectPersonId && start.subjectPersonId !== me.personId && !seesSubject)
    throw refuseCase['subject-unknown']();
  const given = start.data ?? {};
  checkSent(given);
  if (!process.form) checkNames(given);
  const files = await attachable(tx, start.files ?? [], me.accountId);
  return begin(engine, tx, process, {
    data: given,
    starter: me,
    subjectId,
    about: start.about ?? null,
    more: files.length > 0 ? { files } : {},
  });
}

/**
 * What is filled in is looked at first as whoever fills it in: a person that he names is one that he may see. `tx` acts as the caller.
 * Refuses process.not-found, form.invalid.
 */
export async function checkAsCaller(engine: Engine, tx: Tx, start: Pick<Start, 'process' | 'data'>): Promise<void> {
  const { form } = await inForce(tx, start.process);
  if (form) await engine.ports.checkForm(tx, form, start.data ?? {});
}

export type ForHouse = Omit<Start, 'files'> & {
  readonly node?: string;
  readonly starter?: Me | null;
  /** Who asked for it, where he has no account. */
  readonly starterName?: string;
  /** The data is that of the process' form, which is checked and shown as when a person fills it in. */
  readonly withForm?: boolean;
  /** Whatever the process says: what it decides is for those alone who have a part in it. */
  readonly isConfidential?: boolean;
};

/** The house begins a case, on behalf of somebody or nobody. The data is taken as it is. */
export async function startForHouse(engine: Engine, tx: Tx, start: ForHouse): Promise<CaseRecord> {
  const process = await inForce(tx, start.process);
  return begin(engine, tx, start.withForm ? process : { ...process, form: null }, {
    data: start.data ?? {},
    starter: start.starter ?? null,
    subjectId: start.subjectPersonId ?? null,
    about: start.about ?? null,
    more: {},
    ...(start.node ? { node: start.node } : {}),
    ...(start.starterName ? { starterName: start.starterName } : {}),
    isConfidential: start.isConfidential ?? false,
  });
}

export async function inForce(tx: Tx, key: string): Promise<InForce> {
  const found = await tx
    .selectFrom('workflow_process as p')
    .innerJoin('workflow_version as v', 'v.process_id', 'p.id')
    .select(['p.id', 'p.key', 'p.name', 'v.id as version', 'v.started_by', 'v.form', 'v.title', 'v.is_confidential'])
    .where('p.key', '=', key)
    .where('v.state', '=', 'in-force')
    .executeTakeFirst();
  if (!found) throw refuseProcess['not-found']();
  return found;
}

/** Whether an account may begin a process that names these roles: everybody where it names none, nobody where it says `-`. */
export async function mayStart(tx: Tx, startedBy: string, accountId: string): Promise<boolean> {
  if (startedBy === '') return true;
  return (await rolesOf(tx, accountId)).some(role =>
    startedBy
      .split(',')
      .map(each => each.trim())
      .includes(role),
  );
}

export async function rolesOf(tx: Tx, accountId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('access_grant as g')
    .innerJoin('access_role as r', 'r.id', 'g.role_id')
    .select('r.code')
    .where('g.account_id', '=', accountId)
    .where(eb => eb(eb.fn('upper', ['g.valid']), 'is', null).or(eb.fn('upper', ['g.valid']), '>', eb.fn('now', [])))
    .execute();
  return rows.map(row => row.code);
}

async function begin(
  engine: Engine,
  tx: Tx,
  process: InForce,
  of: {
    readonly data: Readonly<Record<string, unknown>>;
    readonly starter: Me | null;
    readonly subjectId: string | null;
    readonly about: string | null;
    readonly more: Readonly<Record<string, unknown>>;
    readonly node?: string;
    readonly starterName?: string;
    readonly isConfidential?: boolean;
  },
): Promise<CaseRecord> {
  const checked = process.form ? await engine.ports.checkForm(tx, process.form, of.data) : null;
  const data = checked ? sealData(engine.ports.secrets, checked.data, checked.sensitive ?? [], {}) : of.data;
  const about = of.subjectId ? await engine.ports.aboutPerson(tx, of.subjectId) : null;
  const { starter } = of;
  return beginCase(
    engine,
    tx,
    {
      versionId: process.version,
      processId: process.id,
      processKey: process.key,
      processName: process.name,
      title: titleOf(process, data, about?.name ?? starter?.name ?? ''),
      data: { ...data, ...of.more },
      starter: {
        accountId: starter?.accountId ?? null,
        personId: starter?.personId ?? null,
        name: starter?.name ?? of.starterName ?? '系统',
      },
      subject: of.subjectId && about ? { personId: of.subjectId, ...about } : null,
      form: process.form && checked ? { key: process.form, version: checked.version } : null,
      about: of.about,
      isConfidential: process.is_confidential || (of.isConfidential ?? false),
      ...(of.node ? { node: of.node } : {}),
    },
    starter ? { accountId: starter.accountId, name: starter.name } : theSystem,
  );
}

function titleOf(process: InForce, data: Readonly<Record<string, unknown>>, name: string): string {
  const plain = name ? `${process.name} · ${name}` : process.name;
  if (!process.title) return plain.slice(0, 200);
  try {
    const told = evaluateExpression(process.title, { ...data, subjectName: name });
    return (typeof told === 'string' && told.trim() !== '' ? told : plain).slice(0, 200);
  } catch {
    // A title that can't be made is no reason to turn a request down.
    return plain.slice(0, 200);
  }
}
