import { sql } from 'kysely';
import type { BodyOf } from '#contract/endpoint.ts';
import { duplicateKindLabels, type createPerson as endpoint } from '#contract/person.ts';
import { newId } from '#kernel/id.ts';
import { checkIdentityDocument } from '#law/standards/identity-document.ts';
import {
  archive,
  changeSection,
  checkDuplicates,
  insertPeople,
  needFreeIdentity,
  needNoDisagreement,
  needValid,
  type PeopleDeps,
  refusePeople,
  tidyValues,
} from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { takeNumbers } from '../number-rule.ts';
import { placeOn } from '../place.ts';
import { refuse } from '../refusals.ts';
import { mayHire } from '../rules/state.ts';
import { needDay } from '../store.ts';
import { beginEmployment } from './hire.ts';

type Asked = BodyOf<typeof endpoint>;

/** Makes an archive with the employment in one go. Missing birth date and sex are taken from the identity number. */
export async function createPerson(tx: Tx, deps: PeopleDeps, asked: Asked): Promise<{ id: string }> {
  const on = needDay(asked.employment.on, '/body/employment/on', '入职日期');
  const identity = asked.identity ? tidyValues('identity', archive.identity, asked.identity) : null;
  const contact = asked.contact ? tidyValues('contact', archive.contact, asked.contact) : null;
  const basic = tidyValues('basic', archive.basic, asked.basic);
  if (identity) {
    needValid(deps, 'identity', identity, '/body/identity');
    const document = { kind: String(identity.kind), number: String(identity.number) };
    const told = checkIdentityDocument(document.kind, document.number);
    if (told.ok) {
      basic.birthOn ??= told.birth;
      basic.sex ??= told.sex;
    }
    needNoDisagreement({ birthOn: basic.birthOn, sex: basic.sex }, document, '/body/identity/number');
    await needFreeIdentity(tx, deps, document.number, null, '/body/identity/number');
  }
  needValid(deps, 'basic', basic, '/body/basic');
  if (contact) needValid(deps, 'contact', contact, '/body/contact');
  const birthOn = typeof basic.birthOn === 'string' ? needDay(basic.birthOn, '/body/basic/birthOn', '出生日期') : null;
  const verdict = mayHire([], { on, legalEntityId: asked.employment.legalEntityId ?? null, birthOn });
  if (!verdict.ok) throw refuse[verdict.why]({ on, birthOn, field: '/body/employment/on' });
  if (!asked.confirmDuplicates) await needNoDuplicates(tx, deps, basic, contact);

  const id = newId();
  const place = await placeOn(tx, id, on, asked.employment, '/body/employment');
  await needUnitToFill(tx, place.unit_id ?? null);
  await insertPeople(tx, deps.secrets, [
    {
      archive: { id, basic, ...(contact ? { contact } : {}), ...(identity ? { identity: [identity] } : {}) },
      projection: { ...nowhere, unit_id: place.unit_id ?? null },
    },
  ]);
  const number = asked.employment.number?.trim() || (await takeNumbers(tx, 1))[0];
  const employment = number === undefined ? asked.employment : { ...asked.employment, number };
  await beginEmployment(tx, id, on, employment, 'hire', '/body/employment');
  if (asked.compensation)
    await changeSection(tx, deps, 'compensation', id, null, { from: on, values: asked.compensation });
  return { id };
}

/** Row security would refuse it too, but could not say which field is wrong. */
async function needUnitToFill(tx: Tx, unitId: string | null): Promise<void> {
  const found = await sql<{ may: boolean }>`select access_everything('people.create', '')
    or coalesce(${unitId}::uuid = any(access_units('people.create', '')), false) as may`.execute(tx);
  if (!found.rows[0]?.may) throw refuse['unit-out-of-reach']({ field: '/body/employment/unitId' });
}

/** Until the employment is written; person_refresh fills it in. */
const nowhere = {
  number: '',
  post_name: '',
  legal_entity_id: null,
  grade_id: null,
  employment_kind: null,
  employment_status: 'none',
  hired_on: null,
  left_on: null,
};

async function needNoDuplicates(
  tx: Tx,
  deps: PeopleDeps,
  basic: Record<string, unknown>,
  contact: Record<string, unknown> | null,
): Promise<void> {
  const duplicates = await checkDuplicates(tx, deps, {
    name: basic.name as string,
    birthOn: basic.birthOn as string | null,
    phone: (contact?.phone as string | null | undefined) ?? null,
  });
  if (duplicates.length === 0) return;
  const kinds = [...new Set(duplicates.map(each => duplicateKindLabels[each.kind]))].join('、');
  throw refusePeople['possible-duplicates']({ kinds, duplicates });
}
