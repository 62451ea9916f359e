import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageOn, type CivilDate } from '#kernel/civil-date.ts';
import { contains, overlaps, type Span } from '#kernel/span.ts';
import { checkBankCard } from '#law/standards/bank-card.ts';
import { labelOf } from '#law/standards/code-set.ts';
import { checkIdentityDocument } from '#law/standards/identity-document.ts';
import { checkMobile } from '#law/standards/phone.ts';
import { regionName } from '#law/standards/region.ts';
import { checkUnifiedCreditCode } from '#law/standards/unified-credit-code.ts';
import { generateCompany } from './company.ts';
import { knownNames } from './data/given-names.ts';
import { generatePeople, peopleOf } from './people.ts';
import { generateUnits } from './units.ts';

const today = '2026-11-24' as CivilDate;
const company = generateCompany(300, 7, today);
const people = [...peopleOf(company)];

test('a seed and a day give the same people every time, another seed gives others', () => {
  assert.deepEqual([...generatePeople(300, 7, today)], people);
  const others = [...generatePeople(300, 8, today)];
  const shared = others.filter((each, at) => each.contact.phone === people[at]?.contact.phone);
  assert.ok(shared.length < 10, `${shared.length} of 300 are the same`);
});

test('every number passes the check of its standard and agrees with birth and sex', () => {
  for (const { creditCode, region } of company.entities) {
    const check = checkUnifiedCreditCode(creditCode);
    assert.ok(check.ok && check.region === region, creditCode);
  }
  assert.deepEqual(
    company.entities.map(each => regionName(each.region)),
    ['海淀区', '浦东新区', '宝安区'],
  );
  for (const person of people) {
    const basic = person.basic[0]!.values;
    for (const document of person.identity) {
      const check = checkIdentityDocument(document.kind!, document.number!);
      assert.ok(check.ok, `${document.kind} ${document.number}`);
      if (check.birth) assert.equal(check.birth, basic.birthOn);
      if (check.sex) assert.equal(check.sex, basic.sex);
      if (document.kind === 'identity-card') assert.ok(regionName(document.number!.slice(0, 6)), document.number!);
    }
    for (const { number, bankName } of person.bank) {
      const check = checkBankCard(number!);
      assert.ok(check.ok && check.bank === bankName, number!);
    }
    assert.ok(checkMobile(person.contact.phone!).ok, person.contact.phone!);
  }
});

test('no two people share a number, a phone or a card, in a large company either', () => {
  const seen = new Set<string>();
  let count = 0;
  for (const person of generatePeople(20_000, 3, today)) {
    const numbers = [...person.identity, ...person.bank].map(each => each.number!);
    const own = [...numbers, person.contact.phone!, ...person.employments.map(each => each.number)];
    for (const each of own) seen.add(each);
    count += own.length;
  }
  assert.equal(seen.size, count);
});

test('every code stands in its code set', () => {
  for (const person of people) {
    for (const { values } of person.basic) {
      if (values.ethnicityCode) assert.ok(labelOf('ethnicity', values.ethnicityCode));
      if (values.politicalStatusCode) assert.ok(labelOf('political-status', values.politicalStatusCode));
      if (values.nativeRegionCode) assert.ok(labelOf('region', values.nativeRegionCode));
      assert.ok(labelOf('nationality', values.nationalityCode!));
      assert.ok(labelOf('marital-status', values.maritalStatusCode!));
    }
    for (const each of person.education) assert.ok(labelOf('education', each.educationCode!));
    for (const each of person.family) assert.ok(labelOf('kinship', each.kinshipCode!));
    for (const each of person.certificate) assert.ok(labelOf('certificate', each.kindCode!));
    for (const each of person.reward) assert.ok(labelOf(each.isDiscipline ? 'discipline' : 'reward', each.kindCode!));
    for (const each of person.employments) assert.ok(labelOf('employment', each.kind));
  }
});

test('lives are lived in order: born, schooled, at work, hired as an adult, spans without overlap', () => {
  for (const person of people) {
    const { birthOn, startedWorkOn } = person.basic.at(-1)!.values;
    const who = `${person.place} ${person.story}`;
    const first = person.employments[0]!;
    assert.ok(ageOn(birthOn! as CivilDate, first.hiredOn) >= 18, who);
    assert.ok(ageOn(birthOn! as CivilDate, today) <= 63, who);
    if (startedWorkOn) assert.ok(startedWorkOn <= first.hiredOn, who);
    for (const { startedOn, finishedOn } of person.work)
      assert.ok(startedOn! < finishedOn! && finishedOn! <= today, who);
    for (const { startedOn, finishedOn } of person.education)
      assert.ok(birthOn! < startedOn! && startedOn! < finishedOn!, who);
    for (const employment of person.employments) {
      inOrder(
        employment.terms.map(each => each.valid),
        who,
      );
      inOrder(
        employment.main.map(each => each.valid),
        who,
      );
      assert.equal(employment.main[0]?.valid.from, employment.hiredOn, who);
      assert.equal(employment.main.at(-1)?.valid.until, employment.terms.at(-1)?.valid.until, who);
      for (const { valid } of employment.second) assert.ok(valid.until === null || valid.from! < valid.until, who);
    }
    for (const entry of person.pay)
      inOrder(
        entry.map(each => each.valid),
        who,
      );
  }
});

test('the two years hold what a demonstration needs, and things are booked for days to come', () => {
  const places = people.flatMap(person => person.employments.flatMap(each => [...each.main, ...each.second]));
  const count = (reason: string) => places.filter(place => place.reason === reason).length;
  for (const reason of ['transfer', 'promotion', 'second-post', 'rehire', 'reorganisation'])
    assert.ok(count(reason) >= 1, reason);
  assert.ok(count('transfer') >= 10 && count('promotion') >= 10);
  const toCome = places.filter(place => place.valid.from! > today).map(place => place.reason);
  assert.deepEqual(toCome.sort(), ['hire', 'promotion', 'transfer']);
  const statuses = people.map(person => {
    const terms = person.employments.flatMap(each => each.terms);
    if (terms[0]!.valid.from! > today) return 'to-come';
    return terms.find(each => contains(each.valid, today))?.status ?? 'left';
  });
  const share = statuses.filter(status => status === 'left').length / people.length;
  assert.ok(share > 0.04 && share < 0.16, `${share} left`);
  assert.ok(statuses.includes('leave') && statuses.includes('to-come'));
  const kinds = new Set(people.flatMap(person => person.identity.map(each => each.kind)));
  assert.deepEqual([...kinds].sort(), [
    'foreign-permanent-resident-card',
    'hmt-residence-permit',
    'identity-card',
    'passport',
  ]);
  const names = people.map(person => person.basic[0]!.values.name!);
  for (const rare of ['䶮', '𠮷', '𬭎'])
    assert.ok(
      names.some(name => name.includes(rare)),
      rare,
    );
  assert.ok(names.every(name => !knownNames.has(name)));
});

for (const size of [60, 300, 6000]) {
  test(`${size} people: the units are one tree of four levels on every day`, () => {
    const units = generateUnits(size, today);
    assert.ok(units.length < size / 2);
    for (const day of ['2020-01-01', '2025-06-01', today] as CivilDate[]) {
      const parent = new Map(
        units.map(unit => [unit.key, unit.versions.find(each => contains(each.valid, day))?.parent]),
      );
      const depth = (key: string): number => {
        const above = parent.get(key);
        assert.notEqual(above, undefined, `${key} on ${day}`);
        return above ? depth(above) + 1 : 1;
      };
      for (const unit of units) assert.equal(depth(unit.key), unit.level, unit.key);
      assert.equal([...parent.values()].filter(each => each === null).length, 1);
    }
    assert.equal(new Set(units.map(unit => unit.key)).size, units.length);
    assert.equal(Math.max(...units.map(unit => unit.level)), 4);
    const siblings = units.map(unit => `${unit.versions.at(-1)!.parent} ${unit.versions.at(-1)!.name}`);
    assert.equal(new Set(siblings).size, units.length);
  });
}

test('a year ago one department got another name and one team another place', () => {
  const changed = company.units.filter(unit => unit.versions.length > 1);
  const [renamed, moved] = changed;
  assert.equal(changed.length, 2);
  assert.deepEqual(
    renamed?.versions.map(each => each.name),
    ['信息技术部', '数字化部'],
  );
  assert.equal(new Set(moved?.versions.map(each => each.parent)).size, 2);
  assert.equal(moved?.versions[1]?.valid.from, '2025-11-01');
});

function inOrder(spans: readonly Span[], who: string): void {
  assert.ok(spans.length > 0, who);
  spans.forEach((span, at) => {
    assert.ok(span.from !== null && (span.until === null || span.from < span.until), `${who} ${JSON.stringify(span)}`);
    const next = spans[at + 1];
    if (next) assert.ok(span.until === next.from && !overlaps(span, next), `${who} ${JSON.stringify(spans)}`);
  });
}
