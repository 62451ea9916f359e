import { addYears, ageOn, type CivilDate } from '#kernel/civil-date.ts';
import { cellText } from './clean-text.ts';
import { yearMonth } from './normalise-date.ts';
import type { RowInMaking } from './row-in-making.ts';

/** 劳动法 art. 15 forbids employing anyone below it. */
const lowestAge = 16;

export type DaysAround = { readonly today: CivilDate; readonly inAYear: CivilDate };

export function daysAround(today: CivilDate): DaysAround {
  return { today, inAYear: addYears(today, 1) };
}

/** Whether somebody was too young on a day. Most were far from it, which the years alone tell. */
function tooYoung(birth: CivilDate, on: CivilDate): boolean {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return years < lowestAge || (years === lowestAge && ageOn(birth, on) < lowestAge);
}

/**
 * What the values of a row say of one another. Sex and birth are compared with the identity number only where the number itself holds,
 * and filled in from it where blank.
 */
export function comparePerson(row: RowInMaking, { today, inAYear }: DaysAround): void {
  compareSex(row);
  compareBirth(row);
  const birth = row.birth ?? row.dateOf('birthOn');
  if (birth && birth > today) {
    row.fault(row.has('birthOn') ? 'birthOn' : 'documentNumber', 'birth_in_future', '晚于今天，请核对出生日期');
  }
  const hired = row.dateOf('hiredOn');
  if (hired && birth && birth <= today && tooYoung(birth, hired)) {
    row.fault('hiredOn', 'hired_under_16', `入职时未满 ${lowestAge} 周岁，请核对入职日期和出生日期`);
  }
  if (hired && hired > inAYear) row.warn('hiredOn', 'hired_far_in_future', '在一年以后，请确认');
  const left = row.dateOf('leftOn');
  if (hired && left && left < hired) row.fault('leftOn', 'left_before_hired', '早于入职日期，请核对');
  const confirmed = row.dateOf('confirmedOn');
  if (hired && confirmed && confirmed < hired)
    row.warn('confirmedOn', 'confirmed_before_hired', '早于入职日期，请确认');
  const from = row.dateOf('contractFrom');
  const until = row.dateOf('contractUntil');
  if (from && until && until < from)
    row.fault('contractUntil', 'contract_ends_before_start', '早于合同开始日期，请核对');
  warnOfGaps(row);
}

function compareSex(row: RowInMaking): void {
  if (!row.sex || !row.has('sex') || row.isFaulty('sex')) return;
  const label = row.sex === 'male' ? '男' : '女';
  const written = row.valueOf('sex');
  if (written === null) {
    row.set('sex', label);
    row.codes.sex = row.sex === 'male' ? '1' : '2';
  } else if (written !== label) {
    row.fault('sex', 'sex_disagrees_with_id', `与证件号码不符（证件号码为${label}性），请核对`);
  }
}

function compareBirth(row: RowInMaking): void {
  if (!row.birth || !row.has('birthOn')) return;
  if (row.isFaulty('birthOn')) {
    // A month is enough where the identity number knows the day.
    const month = yearMonth(cellText(row.cellOf('birthOn')));
    if (month === null) return;
    row.unfault('birthOn');
    if (month === row.birth.slice(0, 7)) row.set('birthOn', row.birth);
    else row.fault('birthOn', 'birth_disagrees_with_id', `与证件号码不符（证件号码为 ${row.birth}），请核对`);
    return;
  }
  const written = row.dateOf('birthOn');
  if (written === null) row.set('birthOn', row.birth);
  else if (written !== row.birth) {
    row.fault('birthOn', 'birth_disagrees_with_id', `与证件号码不符（证件号码为 ${row.birth}），请核对`);
  }
}

/** What the archive would like to know, where the file has a column for it. */
function warnOfGaps(row: RowInMaking): void {
  const gap = (field: 'unit' | 'hiredOn' | 'documentNumber' | 'mobile', code: string) => {
    if (row.has(field) && row.valueOf(field) === null && !row.isFaulty(field))
      row.warn(field, code, '没有填写，可以稍后补上');
  };
  gap('unit', 'unit_missing');
  gap('hiredOn', 'hire_date_missing');
  gap('documentNumber', 'id_missing');
  gap('mobile', 'phone_missing');
}
