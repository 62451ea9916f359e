import { sql } from 'kysely';
import { type Duplicate, duplicateKindLabels } from '#contract/person.ts';
import { normaliseIdentityNumber } from '#law/standards/identity-document.ts';
import { normalisePhone } from '#law/standards/phone.ts';
import type { Tx } from '#platform/database/database.ts';
import type { PeopleDeps } from '../deps.ts';
import { findTwins, type Likeness } from '../queries/find-twins.ts';
import { sees } from '../queries/sees.ts';

type Asked = Pick<Likeness, 'identityNumber' | 'phone' | 'name' | 'birthOn' | 'exceptPersonId'>;
type Known = { id: string; name: string; number: string; employment_status: 'active' };

/** Who is like this. Of persons out of reach it says only that there is one, never who. */
export async function checkDuplicates(tx: Tx, deps: PeopleDeps, asked: Asked): Promise<Duplicate[]> {
  const twins = await findTwins(tx, deps.secrets, {
    ...asked,
    identityNumber: asked.identityNumber ? normaliseIdentityNumber(asked.identityNumber) : null,
    phone: asked.phone ? normalisePhone(asked.phone) : null,
    name: asked.name?.trim() || null,
  });
  const ids = twins.map(twin => twin.personId).filter(id => id !== null);
  const known =
    ids.length === 0
      ? []
      : (
          await sql<Known>`select id, name, number,
              case when p.employment_status = 'leave' and not ${sees('job')} then 'active' else p.employment_status end as employment_status
            from person p where p.id = any(${ids}::uuid[])`.execute(tx)
        ).rows;
  const seen = new Set<string>();
  return twins.flatMap((twin): Duplicate[] => {
    const found = known.find(each => each.id === twin.personId);
    // Several strangers are one: their number would say more about them than that there is one.
    const key = `${twin.kind} ${found?.id ?? ''}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const what = duplicateKindLabels[twin.kind];
    if (!found) return [{ kind: twin.kind, person: null, message: `${what}的人员已存在，不在您的权限范围内` }];
    const person = { id: found.id, name: found.name, number: found.number, employmentStatus: found.employment_status };
    const who = found.number ? `${found.name}（${found.number}）` : found.name;
    return [{ kind: twin.kind, person, message: `${what}：${who}` }];
  });
}
