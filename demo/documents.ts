import type { SectionInput } from '#contract/person-section.ts';
import { addDays, addYears, ageOn, type CivilDate } from '#kernel/civil-date.ts';
import type { Dice } from './dice.ts';
import type { Sex } from './names.ts';
import { identityNumber, passportNumber, permanentResidentNumber } from './numbers.ts';
import { issuerIn } from './regions.ts';
import type { Story } from './stories.ts';

type Holder = {
  readonly county: string;
  readonly birth: CivilDate;
  readonly sex: Sex;
  readonly story: Story | null;
  readonly today: CivilDate;
};

/** The documents somebody holds; the first is that by which he was hired. `taken` keeps numbers apart. */
export function documentsOf(d: Dice, holder: Holder, taken: Set<string>): SectionInput<'identity'>[] {
  const { birth, sex, story, today } = holder;
  const kind = story?.document;
  const passport = (): SectionInput<'identity'> => ({
    kind: 'passport',
    number: passportNumber(d),
    issuedBy: '国家移民管理局',
    expiresOn: addDays(today, d.between(-60, 3000)),
  });
  if (kind === 'foreign-passport')
    return [
      {
        kind: 'passport',
        number: `M${d.between(10_000_000, 99_999_999)}`,
        issuedBy: '大韩民国外交部',
        expiresOn: addDays(today, 900),
      },
    ];
  if (kind === 'foreign-permanent-resident-card')
    return [
      {
        kind,
        number: permanentResidentNumber(d, '11', '276', birth),
        issuedBy: '国家移民管理局',
        expiresOn: addDays(today, 2200),
      },
    ];
  if (kind === 'hmt-residence-permit') {
    return [
      {
        kind,
        number: unique(taken, n => identityNumber(d, '810000', birth, sex, n)),
        issuedBy: '深圳市公安局',
        expiresOn: addDays(today, 1100),
      },
    ];
  }
  const card = {
    kind: 'identity-card',
    number: unique(taken, nudge => identityNumber(d, holder.county, birth, sex, nudge)),
    issuedBy: issuerIn(holder.county),
    expiresOn: expiryOf(d, birth, today),
  };
  return kind === 'and-passport' || d.chance(0.04) ? [card, passport()] : [card];
}

function unique(taken: Set<string>, make: (nudge: number) => string): string {
  for (let nudge = 0; ; nudge++) {
    const number = make(nudge);
    if (taken.has(number)) continue;
    taken.add(number);
    return number;
  }
}

/** 居民身份证法 art. 5: ten years from 16 to 25, twenty from 26 to 45, without end from 46. */
function expiryOf(d: Dice, birth: CivilDate, today: CivilDate): CivilDate | null {
  const issued = addDays(today, -d.between(100, 3500));
  const age = ageOn(birth, issued);
  return age >= 46 ? null : addYears(issued, age >= 26 ? 20 : 10);
}
