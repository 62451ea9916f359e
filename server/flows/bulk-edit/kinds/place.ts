import { sql } from 'kysely';
import type { BulkPlaceChange } from '#contract/bulk-edit.ts';
import { assignmentReasonLabels } from '#contract/employment.ts';
import { transferMany } from '#modules/employment/index.ts';
import { needDay } from '#modules/people/index.ts';
import { holdsAction } from '#platform/access/holds-action.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import { type Kind, nothingText, type Part } from './kind.ts';

/** Unit, post, grade, superior or workplace of the main assignment from a day on. */
export const placeKind: Kind<BulkPlaceChange> = {
  title: async ({ tx }, change) => {
    const day = needDay(change.on, '/body/change/on', '生效日期');
    if (!holdsAction(tx, 'people.edit', 'job')) throw refuse['field-unknown']({ field: '/body/change' });
    const parts = [...(await afterOf(tx, change))];
    if (parts.length === 0) throw refuse['nothing-asked']({ field: '/body/change' });
    const what = parts.map(([key, text]) => `${labels[key]}改为“${text}”`).join('，');
    return `自 ${day} 起${assignmentReasonLabels[change.reason]}：${what}`;
  },

  apply: async (work, ids, change) => {
    const { kind: _kind, ...asked } = change;
    const done = await transferMany(work.tx, ids, asked, work.took);
    return { ...done, moved: done.moved.map(each => ({ ...each, section: 'place' })) };
  },

  look: async ({ tx }, ids, change) => {
    const after = await afterOf(tx, change);
    const now = await placesOn(tx, ids, change.on);
    return new Map(
      ids.map(id => [
        id,
        [...after].map(
          ([key, text]): Part => ({ label: labels[key], before: now.get(id)?.[key] || nothingText, after: text }),
        ),
      ]),
    );
  },
};

const labels = { unit: '单位', post: '岗位', grade: '职级', manager: '直接上级', workplace: '工作地点' } as const;
type Key = keyof typeof labels;
type Names = Record<Key, string>;

/** What is asked for, by names; a name out of reach shows as such. */
async function afterOf(tx: Tx, change: BulkPlaceChange): Promise<Map<Key, string>> {
  const day = needDay(change.on, '/body/change/on', '生效日期');
  const found = await sql<Record<Key, string | null>>`select
    (select name from unit_version where unit_id = ${change.unitId ?? null}::uuid and valid @> ${day}::date) as unit,
    (select name from post_version where post_id = ${change.postId ?? null}::uuid and valid @> ${day}::date) as post,
    (select name from grade where id = ${change.gradeId ?? null}::uuid) as grade,
    (select name from person where id = ${change.managerPersonId ?? null}::uuid) as manager, null as workplace`.execute(
    tx,
  );
  const names = found.rows[0];
  const after = new Map<Key, string>();
  const tell = (key: Key, id: string | null | undefined, field: string) => {
    if (id === undefined) return;
    const name = id === null ? nothingText : names?.[key];
    if (!name)
      throw refuse['value-invalid']({ label: labels[key], why: '找不到，请重新选择', field: `/body/change/${field}` });
    after.set(key, name);
  };
  tell('unit', change.unitId, 'unitId');
  tell('post', change.postId, 'postId');
  if (change.postName !== undefined) after.set('post', change.postName.trim() || nothingText);
  tell('grade', change.gradeId, 'gradeId');
  tell('manager', change.managerPersonId, 'managerPersonId');
  if (change.workplace !== undefined) after.set('workplace', change.workplace.trim() || nothingText);
  return after;
}

async function placesOn(tx: Tx, ids: readonly string[], day: string): Promise<Map<string, Names>> {
  const found = await sql<{ person_id: string } & Names>`
    select distinct on (a.person_id) a.person_id, coalesce(u.name, '') as unit, a.post_name as post, coalesce(g.name, '') as grade,
      coalesce(m.name, '') as manager, a.workplace
    from assignment a
    left join unit_version u on u.unit_id = a.unit_id and u.valid @> ${day}::date
    left join grade g on g.id = a.grade_id left join person m on m.id = a.manager_person_id
    where a.person_id = any(${[...ids]}::uuid[]) and a.is_primary and a.valid @> ${day}::date order by a.person_id, a.id`.execute(
    tx,
  );
  return new Map(found.rows.map(row => [row.person_id, row]));
}
