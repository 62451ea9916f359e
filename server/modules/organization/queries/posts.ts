import { type RawBuilder, sql } from 'kysely';
import type { Post } from '#contract/organization.ts';
import type { Tx } from '#platform/database/database.ts';
import { datedRows, type Moment } from '#platform/database/dated/dated.ts';
import { post } from '../dated-noun.ts';
import { refuse } from '../refusals.ts';
import type { Days } from '../tables.ts';

type Row = Days & {
  id: string;
  post_id: string;
  recorded_at: Date;
  name: string;
  code: string;
  family: string;
  grade_id: string | null;
  grade_name: string | null;
};

/** The posts of a day; `search` is looked for in name and code. */
export async function postsAsOf(tx: Tx, moment: Moment, search: string): Promise<Post[]> {
  const rows = await read(
    tx,
    datedRows(post, moment),
    sql`where strpos(lower(v.name), lower(${search})) > 0 or strpos(lower(v.code), lower(${search})) > 0
      order by v.family, v.name, v.post_id`,
  );
  return rows.map(row => ({ id: row.post_id, ...shown(row), gradeName: row.grade_name }));
}

export async function readPost(tx: Tx, id: string) {
  const rows = await read(
    tx,
    sql.table('post_version'),
    sql`where v.post_id = ${id} order by lower(v.valid) nulls first`,
  );
  if (rows.length === 0) throw refuse['post-not-found']();
  return { id, versions: rows.map(row => ({ ...shown(row), recordedAt: row.recorded_at.toISOString() })) };
}

async function read(tx: Tx, from: RawBuilder<unknown>, rest: RawBuilder<unknown>): Promise<Row[]> {
  const found = await sql<Row>`select v.*, lower(v.valid) as "from", upper(v.valid) as until, g.name as grade_name
    from ${from} v left join grade g on g.id = v.grade_id ${rest}`.execute(tx);
  return found.rows;
}

function shown(row: Row) {
  return {
    versionId: row.id,
    from: row.from,
    until: row.until,
    name: row.name,
    code: row.code,
    family: row.family,
    gradeId: row.grade_id,
  };
}
