import type { SectionInput } from '#contract/person-section.ts';
import { addDays, addYears, ageOn, type CivilDate } from '#kernel/civil-date.ts';
import { bankPrefixes } from '#law/standards/data/bank-prefixes.ts';
import { certificatesOf, educationOf, rewardsOf, workOf } from './archive.ts';
import { cityOf, type Seat } from './career.ts';
import { type Company, generateCompany } from './company.ts';
import { ladders } from './data/posts.ts';
import type { City } from './data/units.ts';
import { type Dice, dice } from './dice.ts';
import { documentsOf } from './documents.ts';
import { drawMarriage, kinOf } from './kin.ts';
import { drawLife, type Life } from './life.ts';
import { drawName, drawPeople } from './names.ts';
import { bankNumber, mobileNumber } from './numbers.ts';
import { payOf } from './pay.ts';
import type { DemoPerson } from './person.ts';
import { addressIn, birthCounty, countyIn } from './regions.ts';
import { type Story, storiesOf } from './stories.ts';
import type { DemoUnit } from './units.ts';

/**
 * The people of a company one by one, in order of their places, so that a hundred thousand need no room: first the heads of the
 * units, in the units' order, then those with a story, then the others.
 */
export function* generatePeople(size: number, seed: number, today: CivilDate): Generator<DemoPerson> {
  yield* peopleOf(generateCompany(size, seed, today));
}

export function* peopleOf(company: Company): Generator<DemoPerson> {
  const stories = storiesOf(company);
  const teams = company.units.filter(unit => unit.level === 4);
  const weights = teams.map(unit => [unit, unit.weight] as const);
  const taken = new Set<string>();
  for (let place = 0; place < company.size; place++) {
    const d = dice(company.seed, place);
    const headed = company.units[place];
    const story = headed ? null : (stories[place - company.units.length] ?? null);
    const unit = headed ?? (story ? company.unitOf.get(story.unit)! : d.weighted(weights));
    const seat: Seat = { unit: unit.key, rung: headed ? 'head' : (story?.rung ?? drawRung(d, unit)) };
    yield personAt(company, d, place, unit, seat, story, taken);
  }
}

function drawRung(d: Dice, unit: DemoUnit): number {
  return d.weighted(ladders[unit.discipline].rungs.map((rung, at) => [at, rung.weight] as const));
}

const banks = ['中国工商银行', '中国建设银行', '招商银行', '中国银行', '中国农业银行', '交通银行'];

function personAt(
  company: Company,
  d: Dice,
  place: number,
  unit: DemoUnit,
  seat: Seat,
  story: Story | null,
  taken: Set<string>,
): DemoPerson {
  const { seed, today } = company;
  const life = drawLife(company, d, place, unit, seat, story);
  const { birth, sex, employments } = life;
  const people = story?.name || story?.document ? null : drawPeople(d);
  const name = story?.name ?? drawName(d, { sex, bornIn: Number(birth.slice(0, 4)), people });
  const current = employments.at(-1)!;
  const city = cityOf(company, current.main.at(-1)?.unit);
  const county = birthCounty(d, city, people);
  const foreign = story?.nationality !== undefined;
  const marriage = drawMarriage(d, birth, today);
  const first = employments[0]!;
  const last = current.terms.at(-1)?.valid.until ?? null;
  const until = last !== null && last < today ? last : today;
  const post = company.posts.find(each => each.key === first.main[0]?.post)?.name ?? '';
  return {
    place,
    story: story?.key ?? null,
    basic: basicOf(d, company, {
      name,
      life,
      ethnicity: foreign ? null : (people?.code ?? '01'),
      county: foreign ? null : county,
      marriage,
      nationality: story?.nationality ?? 'CHN',
    }),
    contact: contactOf(d, company, place, city, foreign ? null : county),
    identity: documentsOf(d, { county, birth, sex, story, today }, taken),
    family: kinOf(d, {
      name,
      birth,
      sex,
      people,
      marriage,
      today,
      phone: n => mobileNumber(d, seed, 10_000_000 + place * 8 + n),
    }),
    education: educationOf(d, life.schooling, birth, life.discipline),
    work: workOf(d, life.startedWork, first.hiredOn, post),
    certificate: certificatesOf(d, life.discipline, life.startedWork, until),
    reward:
      first.hiredOn < today
        ? rewardsOf(d, first.hiredOn, until, company.entities.find(each => each.key === city)?.name ?? '')
        : [],
    bank: [bankOf(d, seed, place, name)],
    pay: employments.flatMap(employment => payOf(company, d, employment)),
    employments,
  };
}

function basicOf(
  d: Dice,
  company: Company,
  of: {
    name: string;
    life: Life;
    ethnicity: string | null;
    county: string | null;
    marriage: '10' | '20' | '40';
    nationality: string;
  },
): DemoPerson['basic'] {
  const { today } = company;
  const { birth, sex, startedWork } = of.life;
  const age = ageOn(birth, today);
  const citizen = of.nationality === 'CHN';
  const political = citizen
    ? d.weighted([
        ['01', age < 24 ? 6 : 22],
        ['03', age < 28 ? 45 : 0],
        ['13', 70],
        ['05', 0.4],
        ['10', 0.4],
        ['12', 0.5],
      ] as const)
    : null;
  const now: SectionInput<'basic'> = {
    name: of.name,
    formerName: '',
    sex,
    birthOn: birth,
    nationalityCode: of.nationality,
    ethnicityCode: of.ethnicity,
    nativeRegionCode: of.county,
    maritalStatusCode: of.marriage,
    politicalStatusCode: political,
    joinedPartyOn:
      political === '01'
        ? addDays(addYears(birth, 20), d.between(0, Math.max(1, Math.min(3000, (age - 20) * 365 - 60))))
        : null,
    startedWorkOn: startedWork < today ? startedWork : null,
    note: '',
  };
  if (of.marriage !== '20' || age < 25 || age > 38 || !d.chance(0.03))
    return [{ valid: { from: null, until: null }, values: now }];
  const married = addDays(today, -d.between(30, 700));
  return [
    { valid: { from: null, until: married }, values: { ...now, maritalStatusCode: '10' } },
    { valid: { from: married, until: null }, values: now },
  ];
}

function contactOf(d: Dice, company: Company, place: number, city: City, county: string | null): DemoPerson['contact'] {
  return {
    phone: mobileNumber(d, company.seed, place),
    // A domain that nobody can have (RFC 2606).
    email: `cy${String(place + 1).padStart(5, '0')}@chengyue.example`,
    wechat: '',
    homeAddress: addressIn(d, countyIn(d, city)),
    registeredAddress: county ? addressIn(d, county) : '',
  };
}

function bankOf(d: Dice, seed: number, place: number, accountName: string): SectionInput<'bank'> {
  const bankName = d.pick(banks);
  const prefix = d.pick(bankPrefixes[bankName] ?? ['622202']);
  return {
    bankName,
    branch: `${bankName}第${d.between(1, 60)}支行`,
    accountName,
    number: bankNumber(prefix, seed, place),
  };
}
