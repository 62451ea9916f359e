import {
  changeTerms,
  goOnLeave,
  type NewAssignment,
  type NewEmployment,
  type NewPay,
  returnFromLeave,
} from '#modules/employment/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { DemoPlace } from './career.ts';
import type { Company } from './company.ts';
import type { DemoIds } from './fill-organization.ts';
import type { DemoPerson } from './person.ts';

/** The working life as the module takes it: employments with the terms of their first day, every span of every post. */
export function employmentsFor(company: Company, ids: DemoIds, person: DemoPerson): NewEmployment[] {
  return person.employments.map(({ number, kind, hiredOn, confirmedOn, terms, main, second }) => {
    const last = terms.at(-1)!;
    return {
      valid: { from: hiredOn, until: last.valid.until },
      number,
      kind,
      confirmedOn,
      legalEntityId: ids.entity.get(terms[0]!.entity) ?? null,
      leavingReason: last.leavingReason,
      assignments: [
        ...main.map(place => assignmentFor(company, ids, place)),
        ...second.map(place => ({ ...assignmentFor(company, ids, place), isSecondPost: true })),
      ],
    };
  });
}

function assignmentFor(company: Company, ids: DemoIds, place: DemoPlace): NewAssignment {
  return {
    valid: place.valid,
    reason: place.reason,
    unitId: ids.unit.get(place.unit)!,
    postId: ids.post.get(place.post) ?? null,
    postName: company.posts.find(post => post.key === place.post)?.name ?? '',
    gradeId: ids.grade.get(place.grade) ?? null,
    managerPersonId: place.leader === null ? null : (ids.person[place.leader] ?? null),
    workplace: place.workplace,
  };
}

export function payFor(person: DemoPerson): NewPay[] {
  return person.pay.flatMap(entry => entry.map(({ valid, values }) => ({ ...values, valid })));
}

/** Leaves of absence and moves to another legal entity: few, and booked as anybody would book them. */
export async function fillLaterTerms(tx: Tx, ids: DemoIds, batch: readonly DemoPerson[]): Promise<void> {
  for (const person of batch) {
    const personId = ids.person[person.place]!;
    for (const { terms } of person.employments) {
      for (let at = 1; at < terms.length; at++) {
        const [before, after] = [terms[at - 1]!, terms[at]!];
        const on = after.valid.from!;
        if (after.entity !== before.entity)
          await changeTerms(tx, personId, { on, legalEntityId: ids.entity.get(after.entity) ?? null });
        if (after.status === before.status) continue;
        if (after.status === 'leave') await goOnLeave(tx, personId, { on });
        else await returnFromLeave(tx, personId, { on });
      }
    }
  }
}
