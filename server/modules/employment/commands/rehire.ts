import type { Hiring } from '#contract/employment.ts';
import { needPerson, type PeopleDeps } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import { mayRehire } from '../rules/state.ts';
import { needDay, termsOf } from '../store.ts';
import { beginEmployment, type EmploymentBooked } from './hire.ts';

/** Begins a new employment for somebody whose last one has ended. */
export async function rehire(tx: Tx, _deps: PeopleDeps, personId: string, asked: Hiring): Promise<EmploymentBooked> {
  const on = needDay(asked.on, '/body/on', '入职日期');
  const person = await needPerson(tx, personId);
  const verdict = mayRehire(await termsOf(tx, personId), { on, birthOn: person.birthOn });
  if (!verdict.ok) throw refuse[verdict.why]({ on, birthOn: person.birthOn, field: '/body/on' });
  return beginEmployment(tx, personId, on, asked, 'rehire');
}
