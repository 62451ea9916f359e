import { type ProcessWorld, processWorld } from '#flows/processes/factory.ts';
import { processServices } from '#flows/processes/index.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { buildPerson } from '#modules/employment/factory.ts';
import { leaveCompany } from '#modules/employment/index.ts';
import { createForms } from '#modules/forms/index.ts';
import { buildLegalEntity } from '#modules/organization/index.ts';
import type { Me } from '#platform/workflow/acting.ts';
import { formLookups } from '#server/form-lookups.ts';

export type Step = (id: string) => Promise<unknown>;

/** One way through a model: what is asked, what is done in turn, and at which end the case must be. */
export type Walk = {
  readonly by?: Me;
  /** Whom it is about, a person. */
  readonly about?: string;
  readonly data: Record<string, unknown>;
  readonly steps: readonly Step[];
  readonly end: string;
  readonly state?: 'done' | 'refused';
  readonly check?: (id: string) => Promise<void>;
};

/** A company with everybody whom the shipped models ask, the real services and the shipped forms. */
export async function castOfWalks() {
  const world: ProcessWorld = await processWorld({
    services: processServices,
    forms: clock => {
      const { forProcesses, inForce } = createForms({ clock, lookups: formLookups });
      return { ...forProcesses, forms: inForce };
    },
  });
  const deps = { secrets: world.secrets, clock: world.clock };
  const people = await world.asSystem(async tx => {
    await createForms({ clock: world.clock, lookups: formLookups }).seedShipped(tx);
    const entity = await buildLegalEntity(tx, { name: '北方制造有限公司' });
    await tx.updateTable('unit_version').set({ legal_entity_id: entity }).execute();
    const person = (name: string, more: object = {}) =>
      buildPerson(tx, deps, { unitId: world.unit, basic: { name }, ...more });
    const pay = [
      { valid: { from: null, until: null }, item: 'base' as const, amountFen: 5_000, period: 'hour' as const },
    ];
    const leaver = await person('老同事');
    await leaveCompany(tx, leaver, { lastDay: '2026-10-31', reason: '个人发展' });
    const job = (hiredOn: CivilDate, postName: string) => {
      const valid = { from: hiredOn, until: null };
      const post = { valid, reason: 'hire' as const, unitId: world.unit, postName, managerPersonId: null };
      return { valid, number: '', assignments: [post] };
    };
    const employments = [job('2019-04-01' as CivilDate, '工程师'), job('2023-07-01' as CivilDate, '顾问')];
    const top = await tx
      .selectFrom('unit_version')
      .select('unit_id')
      .where('name', '=', '总经办')
      .executeTakeFirstOrThrow();
    return {
      a: await person('人事甲'),
      b: await person('人事乙'),
      hourly: await person('钟点工', { pay }),
      twice: await person('两处', { employments }),
      leaver,
      top: top.unit_id,
    };
  });
  return {
    ...world,
    leaver: people.leaver,
    topUnit: { id: people.top, name: '总经办' },
    hrA: await world.account('人事甲', people.a, 'hr-specialist'),
    hrB: await world.account('人事乙', people.b, 'hr-specialist'),
    payroll: await world.account('薪酬', null, 'payroll-officer'),
    steward: await world.account('数据', null, 'data-steward'),
    auditor: await world.account('审计', null, 'auditor'),
    hourly: await world.account('钟点工', people.hourly, 'employee'),
    /** Who has two employments at a time. */
    twice: await world.account('两处', people.twice, 'employee'),
    /** Somebody ends a task. */
    does:
      (me: Me, task: string, outcome: string, more: { comment?: string; data?: object } = {}): Step =>
      () =>
        world.finish(me, task, outcome, more),
    /** What the data of a case holds now. */
    dataOf: (id: string) =>
      world.asSystem(async tx => {
        const row = await tx.selectFrom('workflow_case').select('data').where('id', '=', id).executeTakeFirstOrThrow();
        return row.data;
      }),
    /** All that was said in a case. */
    textsOf: async (id: string) => (await world.read(id, world.admin)).entries.map(each => each.text).join('\n'),
  };
}
export type Cast = Awaited<ReturnType<typeof castOfWalks>>;
