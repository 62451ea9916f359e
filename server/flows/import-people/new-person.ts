import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { resolve } from '#law/standards/code-set.ts';
import type { NewEmployment, NewPerson } from '#modules/employment/index.ts';
import type { GradeReader } from './rules/match-grade.ts';
import type { PersonDraft } from './rules/person-draft.ts';

/** Since when units exist; null from always. */
export type Beginnings = ReadonlyMap<string, CivilDate | null>;

/**
 * A draft in the terms of the modules. Without a day of hire the employment begins `today`; without a unit it has no assignment.
 * Whoever was hired before his unit was founded is assigned to it from its first day on: where he was before, the roster doesn't say.
 */
export function newPerson(
  draft: PersonDraft,
  today: CivilDate,
  beginnings: Beginnings,
  grades: GradeReader,
): NewPerson {
  const gradeId = draft.gradeName === '' ? null : (grades(draft.gradeName)?.id ?? null);
  const employment = employmentOf(draft, today, beginnings, gradeId);
  const { document, education, bank } = draft;
  return {
    id: newId(),
    basic: {
      name: draft.name,
      sex: draft.sex,
      birthOn: draft.birthOn,
      nationalityCode: draft.nationality,
      ethnicityCode: draft.ethnicity,
      maritalStatusCode: draft.maritalStatus,
      politicalStatusCode: draft.politicalStatus,
      startedWorkOn: draft.firstWorkedOn,
      note: noteOf(draft, employment),
    },
    contact: draft.contact,
    ...(document && { identity: [document] }),
    ...(education && {
      education: [
        {
          educationCode: education.code,
          degreeCode: education.degree,
          school: education.school,
          major: education.major,
          finishedOn: education.finishedOn,
          isHighest: true,
        },
      ],
    }),
    ...(bank && { bank: [{ ...bank, accountName: draft.name }] }),
    employments: [employment],
    ...(draft.basePay !== null && {
      pay: [{ valid: employment.valid, item: 'base', amountFen: draft.basePay, period: 'month' as const }],
    }),
  };
}

/** The draft's note, and what of his place has no place in the archive, so that nothing of the file is lost. */
function noteOf(draft: PersonDraft, { assignments }: NewEmployment): string {
  const isPlaced = assignments.length > 0;
  const hasGrade = assignments.some(each => each.gradeId);
  const lost = [
    isPlaced || draft.postName === '' ? '' : `岗位：${draft.postName}`,
    hasGrade || draft.gradeName === '' ? '' : `职级：${draft.gradeName}`,
    isPlaced || draft.workplace === '' ? '' : `工作地点：${draft.workplace}`,
  ];
  return [draft.note, ...lost].filter(Boolean).join('\n');
}

function employmentOf(
  draft: PersonDraft,
  today: CivilDate,
  beginnings: Beginnings,
  gradeId: string | null,
): NewEmployment {
  // Somebody who has left and of whom the first day isn't told was employed on the last one at least.
  const from = draft.hiredOn ?? (draft.leftOn !== null && draft.leftOn < today ? draft.leftOn : today);
  const valid = { from, until: draft.leftOn === null ? null : addDays(draft.leftOn, 1) };
  const founded = draft.unitId === null ? null : (beginnings.get(draft.unitId) ?? null);
  const placed = { from: founded !== null && founded > from ? founded : from, until: valid.until };
  const isPlaced = draft.unitId !== null && (placed.until === null || placed.from < placed.until);
  const place = {
    valid: placed,
    reason: 'hire' as const,
    postName: draft.postName,
    gradeId,
    workplace: draft.workplace,
  };
  return {
    valid,
    number: draft.number,
    kind: draft.employmentKind ?? 'full-time',
    confirmedOn: draft.confirmedOn,
    assignments: isPlaced && draft.unitId !== null ? [{ ...place, unitId: draft.unitId }] : [],
  };
}

/** The emergency contact as an entry of the family section. */
export function emergencyEntry(draft: PersonDraft, personId: string) {
  const { emergency } = draft;
  return (
    emergency && {
      id: newId(),
      entry_id: newId(),
      person_id: personId,
      valid: '(,)',
      name: emergency.name,
      kinship_code: resolve('kinship', emergency.kin)?.code ?? null,
      phone: emergency.phone,
      workplace: '',
      is_emergency: true,
    }
  );
}
