import { sql } from 'kysely';
import { assignmentReasonLabels } from '#contract/employment.ts';
import { codeSet, labelOf } from '#law/standards/code-set.ts';
import type { SearchCode, SearchEntry, SearchSource } from '#platform/search/source.ts';

type Terms = {
  id: string;
  person_id: string;
  valid: string;
  number: string;
  entity: string;
  kind: string;
  hired_on: string | null;
  confirmed_on: string | null;
  leaving_reason: string;
  last_day: string | null;
};
type Post = {
  id: string;
  person_id: string;
  valid: string;
  unit: string;
  post_name: string;
  grade: string;
  workplace: string;
  reason: keyof typeof assignmentReasonLabels;
  from: string | null;
  to: string | null;
};

/** Employments and the posts held in them. */
export const employmentSearchSource: SearchSource = {
  subject: 'person',
  kinds: [
    { code: 'employment', label: '聘用', words: ['入职', '离职', '转正', '用工', '雇佣'] },
    { code: 'assignment', label: '任职', words: ['任职经历', '岗位经历', '调动', '晋升', '任职记录'] },
  ],
  read: async (tx, ids) => {
    const these = sql`${ids as string[]}::uuid[]`;
    const [terms, posts] = await Promise.all([
      sql<Terms>`select v.id, v.person_id, v.valid::text as valid, v.number, v.kind, v.hired_on, v.confirmed_on, v.leaving_reason,
          (upper(v.valid) - 1)::text as last_day,
          coalesce((select coalesce(nullif(l.short_name, ''), l.name) from legal_entity_version l where l.legal_entity_id = v.legal_entity_id
            order by l.valid @> coalesce(lower(v.valid), access_today()) desc, lower(l.valid) desc nulls last limit 1), '') as entity
        from employment_version v where v.person_id = any(${these})`.execute(tx),
      sql<Post>`select a.id, a.person_id, a.valid::text as valid, a.post_name, a.workplace, a.reason, coalesce(g.name, '') as grade,
          lower(a.valid)::text as from, (upper(a.valid) - 1)::text as to,
          coalesce((select u.name from unit_version u where u.unit_id = a.unit_id
            order by u.valid @> coalesce(lower(a.valid), access_today()) desc, lower(u.valid) desc nulls last limit 1), '') as unit
        from assignment a left join grade g on g.id = a.grade_id where a.person_id = any(${these})`.execute(tx),
    ]);
    return [...terms.rows.map(termsEntry), ...posts.rows.map(postEntry)];
  },
};

function termsEntry(row: Terms): SearchEntry {
  const kind = labelOf('employment', row.kind) ?? '';
  return {
    id: row.id,
    subjectId: row.person_id,
    kind: 'employment',
    group: 'job',
    title: [row.entity, kind].filter(Boolean).join(' ') || '聘用',
    body: lines([
      ['工号', row.number],
      ['入职日期', row.hired_on],
      ['转正日期', row.confirmed_on],
      ['最后工作日', row.last_day],
      ['离职原因', row.leaving_reason],
    ]),
    facts: [`employment:${row.kind}`],
    days: [row.hired_on, row.confirmed_on, row.last_day],
    valid: row.valid,
  };
}

function postEntry(row: Post): SearchEntry {
  return {
    id: row.id,
    subjectId: row.person_id,
    kind: 'assignment',
    group: 'job',
    title: [row.unit, row.post_name].filter(Boolean).join(' ') || '任职',
    body: lines([
      ['职级', row.grade],
      ['工作地点', row.workplace],
      ['事由', assignmentReasonLabels[row.reason] ?? ''],
      ['开始', row.from],
      ['结束', row.to],
    ]),
    days: [row.from, row.to],
    isSpan: true,
    valid: row.valid,
  };
}

const lines = (facts: ReadonlyArray<readonly [string, string | null]>) =>
  facts
    .filter(([, value]) => value !== null && value !== '')
    .map(([label, value]) => `${label}：${value}`)
    .join(' · ');

/** Kinds of employment by their names and what a roster calls them; 正式 and the like mean too much. */
export function employmentSearchCodes(): SearchCode[] {
  return codeSet('employment').items.flatMap(item =>
    [item.label, ...(item.aliases ?? [])]
      .filter(text => /^\p{Script=Han}{2,8}$/u.test(text) && !/合同|正式|其他|其它|固定|期限|顾问/u.test(text))
      .map(text => ({ text, group: 'job', facts: [`employment:${item.code}`] })),
  );
}
