import { sql } from 'kysely';
import type { SavedView, ViewIcon, ViewQuery } from '#contract/saved-view.ts';
import { columnsWithin } from '#modules/custom-fields/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { fitting } from './rules/fitting.ts';

type Row = {
  id: string;
  name: string;
  icon: ViewIcon;
  query: ViewQuery;
  columns: string[];
  is_own: boolean;
  owner_name: string | null;
  is_default: boolean;
  role_ids: string[];
  unit_ids: string[];
  is_shared: boolean;
};

/** The actor's own views and those shared with him, each without what he may not see. */
export async function viewsFor(tx: Tx): Promise<SavedView[]> {
  const found =
    await sql<Row>`select v.id, v.name, v.icon, v.query, v.columns, v.account_id = access_account() as is_own,
      people_view_owner(v.id) as owner_name, d.view_id is not null as is_default,
      array(select s.role_id from people_view_share s where s.view_id = v.id and s.role_id is not null) as role_ids,
      array(select s.unit_id from people_view_share s where s.view_id = v.id and s.unit_id is not null) as unit_ids,
      v.account_id <> access_account() or exists (select from people_view_share s where s.view_id = v.id) as is_shared
    from people_view v left join people_view_default d on d.view_id = v.id and d.account_id = access_account()
    order by v.account_id <> access_account(), v.name, v.id`.execute(tx);
  const [columns, tags] = [await columnsWithin(tx), await sql<{ id: string }>`select id from tag`.execute(tx)];
  const known = { refs: new Set(columns.map(each => each.ref)), tags: new Set(tags.rows.map(row => row.id)) };
  return found.rows.map(row => ({
    id: row.id,
    name: row.name,
    icon: row.icon,
    ...fitting(row.query, row.columns, known),
    isOwn: row.is_own,
    ownerName: row.owner_name ?? '',
    isDefault: row.is_default,
    sharedWith: { roleIds: row.role_ids, unitIds: row.unit_ids },
    isShared: row.is_shared,
  }));
}
