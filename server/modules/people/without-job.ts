import type { PersonItem } from '#contract/person.ts';

/**
 * A person as lists show him to somebody who may not read the job group: who he is and where he stands, that is name, number, unit and
 * whether he works here, but nothing of post, grade, employer, kind and days. That he is on leave is of the job group too.
 */
export function withoutJob(item: PersonItem): PersonItem {
  return {
    ...item,
    postName: '',
    gradeName: '',
    legalEntityId: null,
    legalEntityName: '',
    employmentKind: null,
    employmentStatus: item.employmentStatus === 'leave' ? 'active' : item.employmentStatus,
    hiredOn: null,
    leftOn: null,
  };
}
