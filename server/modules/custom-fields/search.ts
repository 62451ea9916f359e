import { sql } from 'kysely';
import { fieldsOf } from '#contract/form-definition.ts';
import type { SearchSource } from '#platform/search/source.ts';
import { lineOf } from './queries/table-text.ts';
import { toShown } from './rules/keys.ts';
import { sectionRows } from './store.ts';

type Row = { id: string; person_id: string; section_id: string; group_code: string; valid: string; data: object };

/** What custom sections give to search: one entry a version, guarded by the section's group. What is sealed is not found. */
export const customSearchSource: SearchSource = {
  subject: 'person',
  kinds: [{ code: 'custom', label: '自定义栏目', words: ['自定义字段', '专项档案'] }],
  read: async (tx, ids) => {
    const sections = new Map(
      (await sectionRows(tx, sql`s.state = 'in-use'`)).filter(each => !each.is_sealed).map(each => [each.id, each]),
    );
    const found =
      await sql<Row>`select id, person_id, section_id, group_code, valid::text as valid, data from person_custom
      where person_id = any(${ids as string[]}::uuid[]) and section_id = any(${[...sections.keys()]}::uuid[])`.execute(
        tx,
      );
    return found.rows.flatMap(row => {
      const section = sections.get(row.section_id);
      if (!section) return [];
      const { data } = toShown(row.data as Record<string, unknown>, section.keys);
      const lines = fieldsOf(section.definition)
        // Numbers that name somebody are not for search.
        .filter(each => each.kind !== 'identity' && each.kind !== 'phone' && each.kind !== 'money')
        .map(each => ({ field: each, text: lineOf(each, data[each.code]) }))
        .filter(each => each.text !== '');
      if (lines.length === 0) return [];
      return [
        {
          id: row.id,
          subjectId: row.person_id,
          kind: 'custom',
          group: row.group_code,
          title: section.name,
          body: lines
            .map(({ field, text }) => `${field.label}：${text}`)
            .join(' · ')
            .slice(0, 4000),
          days: lines.flatMap(({ field }) => (field.kind === 'date' ? [String(data[field.code])] : [])),
          valid: row.valid,
        },
      ];
    });
  },
};
