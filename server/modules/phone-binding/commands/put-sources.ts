import type { BodyOf } from '#contract/endpoint.ts';
import type { putPhoneSources, putSocialNumbers } from '#contract/phone-binding.ts';
import { parseCivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { checkMobile, normalisePhone } from '#law/standards/phone.ts';
import type { Tx } from '#platform/database/database.ts';
import type { RebindDeps } from '../deps.ts';
import { refuseBinding } from '../refusals.ts';
import { normaliseSocialNumber, sealPhone, socialIndex } from '../sealed-phone.ts';
import '../tables.ts';

type Deps = Pick<RebindDeps, 'secrets' | 'clock'>;
type Whom = { readonly personId?: string; readonly personNumber?: string };

/** Books what departments say. A new number of a source takes the place of its earlier one, which stays as history. */
export async function putSources(tx: Tx, deps: Deps, items: BodyOf<typeof putPhoneSources>['items']) {
  const people = await peopleOf(tx, items);
  let written = 0;
  for (const [at, item] of items.entries()) {
    const phone = normalisePhone(item.phone);
    const field = `/body/items/${at}`;
    if (!checkMobile(phone).ok) throw refuseBinding['phone-form']({ row: at + 1, field: `${field}/phone` });
    const sealed = sealPhone(deps.secrets, phone);
    const of = { person_id: people[at]!, source: item.source };
    const current = await tx
      .selectFrom('phone_source')
      .select(['id', 'phone_index', 'stated_on'])
      .where('person_id', '=', of.person_id)
      .where('source', '=', of.source)
      .where('state', '=', 'current')
      .forUpdate()
      .executeTakeFirst();
    const statedOn = item.statedOn ? parseCivilDate(item.statedOn) : null;
    if (current?.phone_index === sealed.phone_index && current.stated_on === statedOn) continue;
    const now = deps.clock.now();
    // Whatever the source said before, stale or not, it has corrected by saying something else.
    await tx
      .updateTable('phone_source')
      .set({ state: 'corrected', corrected_at: now })
      .where('person_id', '=', of.person_id)
      .where('source', '=', of.source)
      .where('state', '!=', 'corrected')
      .where(row => row.or([row('state', '=', 'current'), row('phone_index', '!=', sealed.phone_index)]))
      .execute();
    await tx
      .insertInto('phone_source')
      .values({ id: newId(), ...of, ...sealed, stated_on: statedOn, recorded_at: now })
      .execute();
    written++;
  }
  return { written, unchanged: items.length - written };
}

export async function putSocial(tx: Tx, deps: Deps, items: BodyOf<typeof putSocialNumbers>['items']) {
  const people = await peopleOf(tx, items);
  for (const [at, item] of items.entries()) {
    const number = normaliseSocialNumber(item.number);
    const row = {
      number_envelope: deps.secrets.seal(number),
      number_index: socialIndex(deps.secrets, number),
      number_masked: '*'.repeat(Math.max(0, number.length - 4)) + number.slice(-4),
      stated_on: item.statedOn ? parseCivilDate(item.statedOn) : null,
      recorded_at: deps.clock.now(),
    };
    await tx
      .insertInto('phone_social_number')
      .values({ id: newId(), person_id: people[at]!, ...row })
      .onConflict(conflict => conflict.column('person_id').doUpdateSet(row))
      .execute();
  }
  return { written: items.length };
}

/** The person of each item, all found in one query. */
async function peopleOf(tx: Tx, items: readonly Whom[]): Promise<string[]> {
  const ids = items.flatMap(each => (each.personId ? [each.personId] : []));
  const numbers = items.flatMap(each => (each.personNumber ? [each.personNumber.trim()] : []));
  const found = await tx
    .selectFrom('person')
    .select(['id', 'number'])
    .where('is_withdrawn', '=', false)
    .where(row => row.or([...ids.map(id => row('id', '=', id)), row('number', 'in', numbers.length ? numbers : [' '])]))
    .execute();
  const known = new Set(found.map(each => each.id));
  const byNumber = Map.groupBy(found, each => each.number);
  return items.map((each, at) => {
    const refusal = () => refuseBinding['person-unknown']({ row: at + 1, field: `/body/items/${at}` });
    if (each.personId) {
      if (!known.has(each.personId)) throw refusal();
      return each.personId;
    }
    const fit = byNumber.get(each.personNumber?.trim() || ' ') ?? [];
    if (fit.length !== 1) throw refusal();
    return fit[0]!.id;
  });
}
