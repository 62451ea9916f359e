import { sql } from 'kysely';
import { unitKindLabels } from '#contract/organization.ts';
import type { SearchSource } from '#platform/search/source.ts';

type UnitRow = {
  id: string;
  unit_id: string;
  valid: string;
  name: string;
  code: string;
  kind: keyof typeof unitKindLabels;
  above: string | null;
  aliases: string[];
};
type PostRow = {
  id: string;
  post_id: string;
  valid: string;
  name: string;
  code: string;
  family: string;
  grade: string;
};

/** Units by name, code and the other names under which workbooks know them. */
export const unitSearchSource: SearchSource = {
  subject: 'unit',
  kinds: [{ code: 'unit', label: '单位', words: ['部门', '组织'] }],
  read: async (tx, ids) => {
    const found = await sql<UnitRow>`select v.id, v.unit_id, v.valid::text as valid, v.name, v.code, v.kind,
        (select u.name from unit_version u where u.unit_id = v.parent_id
          order by u.valid @> access_today() desc, lower(u.valid) desc nulls last limit 1) as above,
        array(select alias from unit_alias a where a.unit_id = v.unit_id) as aliases
      from unit_version v where v.unit_id = any(${ids as string[]}::uuid[])`.execute(tx);
    return found.rows.map(row => ({
      id: row.id,
      subjectId: row.unit_id,
      kind: 'unit',
      group: '',
      title: row.name,
      body: [unitKindLabels[row.kind], row.above ? `上级：${row.above}` : '', row.code ? `编码：${row.code}` : '']
        .filter(Boolean)
        .join(' · '),
      unshown: row.aliases.join(' '),
      valid: row.valid,
    }));
  },
  // What somebody's posts are shown with.
  spreads: async (tx, ids) => {
    const found = await sql<{ person_id: string }>`
      select distinct person_id from assignment where unit_id = any(${ids as string[]}::uuid[])`.execute(tx);
    return found.rows.map(row => row.person_id);
  },
};

export const postSearchSource: SearchSource = {
  subject: 'post',
  kinds: [{ code: 'post', label: '岗位' }],
  read: async (tx, ids) => {
    const found =
      await sql<PostRow>`select v.id, v.post_id, v.valid::text as valid, v.name, v.code, v.family, coalesce(g.name, '') as grade
      from post_version v left join grade g on g.id = v.grade_id where v.post_id = any(${ids as string[]}::uuid[])`.execute(
        tx,
      );
    return found.rows.map(row => ({
      id: row.id,
      subjectId: row.post_id,
      kind: 'post',
      group: '',
      title: row.name,
      body: [
        row.family ? `序列：${row.family}` : '',
        row.grade ? `职级：${row.grade}` : '',
        row.code ? `编码：${row.code}` : '',
      ]
        .filter(Boolean)
        .join(' · '),
      valid: row.valid,
    }));
  },
};
