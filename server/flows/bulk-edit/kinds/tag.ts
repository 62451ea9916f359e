import { sql } from 'kysely';
import type { BulkTagChange } from '#contract/bulk-edit.ts';
import { needDay, needSpan } from '#modules/people/index.ts';
import { giveTags, tagById, tagList, takeTags } from '#modules/tags/index.ts';
import { inBatches, type Kind } from './kind.ts';

export const tagKind: Kind<BulkTagChange> = {
  title: async ({ tx }, change) => {
    const { name } = await tagById(tx, change.tagId);
    const { from, until } = needSpan(change.from, change.until);
    return change.deed === 'give'
      ? `自 ${from} 起授予标签“${name}”${until ? `，至 ${until} 前` : ''}`
      : `自 ${from} 起取消标签“${name}”`;
  },

  apply: (work, ids, change) =>
    inBatches(work, ids, async some => {
      const done =
        change.deed === 'give'
          ? await giveTags(work.tx, some, {
              tagId: change.tagId,
              span: needSpan(change.from, change.until),
              reason: change.reason?.trim() ?? '',
            })
          : await takeTags(work.tx, some, {
              tagId: change.tagId,
              on: needDay(change.from, '/body/change/from', '日期'),
            });
      return { ...done, moved: done.moved.map(each => ({ ...each, section: 'tag' })) };
    }),

  look: async ({ tx }, ids, change) => {
    const tag = await tagById(tx, change.tagId);
    const borne = await tagList().of(tx, ids);
    const later = await sql<{
      person_id: string;
      first: string;
    }>`select person_id, min(lower(valid))::text as first from person_tag
      where tag_id = ${tag.id} and person_id = any(${[...ids]}::uuid[]) and lower(valid) > access_today() group by person_id`.execute(
      tx,
    );
    const firsts = new Map(later.rows.map(row => [row.person_id, row.first]));
    return new Map(
      ids.map(id => {
        const has = borne.get(id)?.some(each => each.id === tag.id);
        const first = firsts.get(id);
        const before = has ? '有' : first ? `自 ${first} 起有` : '没有';
        const after = change.deed === 'give' ? `自 ${change.from} 起有` : `自 ${change.from} 起没有`;
        return [id, [{ label: `标签“${tag.name}”`, before, after }]];
      }),
    );
  },
};
