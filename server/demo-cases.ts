import { sql } from 'kysely';
import { type CaseAct, type CaseActor, colleagues, type DemoCase, workdayAfter, workdayBefore } from '#demo/case.ts';
import { demoCases } from '#demo/cases.ts';
import { processPorts, processServices, shippedProcesses } from '#flows/processes/index.ts';
import { addDays, type CivilDate, dateInZone } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { createForms } from '#modules/forms/index.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { createFiles } from '#platform/files/store.ts';
import { tell } from '#platform/notify/tell.ts';
import { createOutbox } from '#platform/outbox/outbox.ts';
import { createPapers } from '#platform/papers/papers.ts';
import type { Logger } from '#platform/telemetry/logger.ts';
import type { Me } from '#platform/workflow/acting.ts';
import { commentCase, expediteCase, rateCase, withdrawCase } from '#platform/workflow/commands/case-acts.ts';
import { finishTask } from '#platform/workflow/commands/finish-task.ts';
import { startCase } from '#platform/workflow/commands/start-case.ts';
import { createWorkflow } from '#platform/workflow/workflow.ts';
import { formLookups } from './form-lookups.ts';
import type { Ground } from './ground.ts';

/** Notices of older days would only fill the lists. */
const noticesOfDays = 5;

/**
 * Cases of the last months for the demo company, begun and acted on by its accounts through the engine itself, with a clock that walks from
 * then to now: so limits, reminders, late tasks and times taken are what they would have been. Gives how many.
 */
export async function fillCases(ground: Ground, logger: Logger): Promise<number> {
  const { database, secrets, settings } = ground;
  const { zone } = settings;
  const today = ground.clock.today();
  const until = ground.clock.now();
  const clock = walkingClock(zone);
  const instant = (day: CivilDate, at: string) =>
    new Date(Temporal.PlainDateTime.from(`${day}T${at}`).toZonedDateTime(zone).epochMilliseconds);
  const since = instant(addDays(today, -noticesOfDays), '00:00');
  const files = createFiles(secrets);
  const papers = createPapers();
  const forms = createForms({ clock, lookups: formLookups });
  const say: Parameters<typeof processServices>[0]['tell'] = async (tx, told) => {
    // Within the house only: nobody is mailed about invented things.
    if (clock.now() > since) await tell(tx, told, clock.now());
  };
  const address = settings.origins[0] ?? `http://localhost:${settings.port}`;
  const workflow = createWorkflow({
    database,
    // Whoever hears news of cases hears of live ones only.
    outbox: { ...createOutbox(database, logger), tell: async () => undefined as never },
    files,
    ports: processPorts({
      clock,
      secrets,
      zone,
      logger,
      tell: say,
      services: processServices({ secrets, clock, files, papers, address, tell: say }),
      forms: { ...forms.forProcesses, forms: forms.inForce },
    }),
  });
  const { engine } = workflow;
  const as = <T>(by: string | null, work: (tx: Tx) => Promise<T>) =>
    database.as(systemActor('workflow'), { requestId: null, ip: null, command: 'demo cases', onBehalfOf: by }, work);

  clock.set(instant(workdayBefore(today, 70), '09:00'));
  const actors = await as(null, async tx => {
    await forms.seedShipped(tx);
    const used = new Set(demoCases.map(each => each.process));
    for (const shipped of shippedProcesses()) if (used.has(shipped.key)) await workflow.ship(tx, shipped);
    return actorsOf(tx);
  });
  const actorOf = (who: CaseActor): Me => {
    const found = actors.get(who);
    if (!found) throw new Error(`the demo has nobody called ${who}`);
    return found;
  };

  const ids = new Map<DemoCase, string>();
  const begin = async (each: DemoCase): Promise<void> => {
    const me = actorOf(each.who);
    await as(me.accountId, async tx => {
      const data = each.receiver ? { ...each.data, receiver: await unitOf(tx, each.receiver) } : each.data;
      const about = each.about ? actorOf(each.about).personId : null;
      const started = { process: each.process, data, ...(about ? { subjectPersonId: about } : {}) };
      ids.set(each, (await startCase(engine, tx, started, me, true)).id);
    });
  };
  const act = async (id: string, what: CaseAct): Promise<void> => {
    const me = actorOf(what.who);
    await as(me.accountId, async tx => {
      if (what.does === 'finish') {
        const { outcome, text, data = {} } = what;
        const task = await taskOf(tx, id, what.task, me);
        await finishTask(engine, tx, task, { outcome, ...(text ? { comment: text } : {}), data: { ...data } }, me);
      } else if (what.does === 'rate')
        await rateCase(engine, tx, id, { stars: what.stars, ...(what.text ? { text: what.text } : {}) }, me);
      else if (what.does === 'expedite') await expediteCase(engine, tx, id, what.text, me);
      else if (what.does === 'withdraw') await withdrawCase(engine, tx, id, what.text, me);
      else await commentCase(engine, tx, id, { text: what.text }, me);
    });
  };

  const events = demoCases.flatMap(each => {
    const day = workdayBefore(today, each.ago);
    return [
      { at: instant(day, each.at), run: () => begin(each) },
      ...each.acts.map(what => ({
        at: instant(workdayAfter(day, what.after), what.at),
        run: () => act(ids.get(each) ?? '', what),
      })),
    ];
  });
  events.sort((a, b) => a.at.getTime() - b.at.getTime());
  let lookedOn = '';
  for (const event of events) {
    if (event.at > until) continue;
    const day = dateInZone(event.at, zone);
    if (day !== lookedOn) {
      // What fell due since the last day that anything happened on.
      clock.set(instant(day, '08:30'));
      await workflow.doDue();
      lookedOn = day;
    }
    clock.set(event.at);
    await event.run();
  }
  clock.set(until);
  await workflow.doDue();
  await papers.stop();
  return ids.size;
}

function walkingClock(zone: string): Clock & { set(to: Date): void } {
  let now = new Date(0);
  return {
    now: () => new Date(now),
    today: () => dateInZone(now, zone),
    set: to => {
      now = to;
    },
  };
}

async function taskOf(tx: Tx, caseId: string, name: string, me: Me): Promise<string> {
  const task = await tx
    .selectFrom('workflow_task as t')
    .innerJoin('workflow_member as m', 'm.task_id', 't.id')
    .select('t.id')
    .where('t.case_id', '=', caseId)
    .where('t.name', '=', name)
    .where('t.state', '=', 'open')
    .where('m.account_id', '=', me.accountId)
    .executeTakeFirst();
  if (!task) throw new Error(`${me.name} has no task ${name}`);
  return task.id;
}

async function unitOf(tx: Tx, code: string): Promise<{ id: string; name: string }> {
  const found = await sql<{ id: string; name: string }>`select unit_id as id, name from unit_version
    where code = ${code} and valid @> access_today()`.execute(tx);
  const unit = found.rows[0];
  if (!unit) throw new Error(`the demo has no unit ${code}`);
  return unit;
}

/** The demo's accounts by their names, and the colleagues who get one now. They have no password, so nobody signs in as them. */
async function actorsOf(tx: Tx): Promise<Map<CaseActor, Me>> {
  const found = await sql<{ username: string; accountId: string; personId: string | null; name: string }>`
    select a.username, a.id as "accountId", a.person_id as "personId", coalesce(nullif(p.name, ''), a.display_name) as name
    from account a left join person p on p.id = a.person_id where a.kind = 'person'`.execute(tx);
  const actors = new Map<CaseActor, Me>(found.rows.map(({ username, ...me }) => [username, me]));
  for (const { key, unit, count } of colleagues) {
    const people = await sql<{ id: string; name: string; number: string }>`
      select p.id, p.name, p.number from person p
      join unit_version v on v.code = ${unit} and v.valid @> access_today()
      join unit_reach r on r.ancestor_id = v.unit_id and r.unit_id = p.unit_id
      where p.employment_status = 'active' and not exists (select from account a where a.person_id = p.id)
        and not exists (select from unit_version h where h.head_person_id = p.id)
      order by p.number limit ${count}`.execute(tx);
    for (const [at, person] of people.rows.entries()) actors.set(`${key}${at + 1}`, await accountFor(tx, person));
  }
  return actors;
}

async function accountFor(tx: Tx, person: { id: string; name: string; number: string }): Promise<Me> {
  const id = newId();
  const username = person.number.toLowerCase();
  await tx
    .insertInto('account')
    .values({ id, kind: 'person', person_id: person.id, username, phone: null, display_name: person.name })
    .execute();
  await sql`insert into access_grant (id, account_id, role_id, valid)
    select ${newId()}, ${id}, r.id, daterange(access_today(), null) from access_role r where r.code = 'employee'`.execute(
    tx,
  );
  return { accountId: id, personId: person.id, name: person.name };
}
