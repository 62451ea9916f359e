import { type RawBuilder, sql } from 'kysely';
import { type PeopleQuery, type PersonItem, peoplePage } from '#contract/person.ts';
import type { Tx } from '#platform/database/database.ts';
import { plannedAnew } from '#platform/database/preparing-client.ts';
import { willAsk } from '#platform/database/transact.ts';
import { conditions, type Deps, type FewUnits, fewUnits, filters } from './list-conditions.ts';
import { type Cursor, cursorAfter, readCursor } from './list-cursor.ts';
import { itemColumns, readItems } from './list-items.ts';

export type PeoplePage = { items: PersonItem[]; total: number | null; next: string | null };
type Page = { readonly limit: number; readonly offset: number; readonly after: Cursor | null };

/** A page further down than this is found by putting all people in order. */
const deepest = 600;

/** One page of the people within reach. */
export async function listPeople(tx: Tx, deps: Deps, query: PeopleQuery): Promise<PeoplePage> {
  const page = {
    limit: query.limit ?? peoplePage,
    offset: query.offset ?? 0,
    after: query.after === undefined ? null : readCursor(query),
  };
  const extra = await extraOf(tx, deps, query);
  const isByName = (query.sort ?? 'name') === 'name' && extra.order === null && extra.conditions.length === 0;
  const few = isByName && page.limit + page.offset <= deepest ? await fewUnits(tx, query) : null;
  const found = few ? await pageOfFew(tx, query, page, few) : await pageOfMany(tx, deps, query, page, extra);
  return withExtra(tx, deps, query, found);
}

/** Of a few units the first people of each are merged; an index holds them in order. One statement, whose plan is kept. */
async function pageOfFew(tx: Tx, query: PeopleQuery, page: Page, few: FewUnits): Promise<PeoplePage> {
  const narrowed = filters(query);
  const plain = narrowed.length === 0;
  const where = sql.join([sql`not p.is_withdrawn`, ...narrowed], sql` and `);
  const from = sql`${where}${page.after ? sql` and ${beyond(query, page.after)}` : sql``}`;
  const [order, merged] = [orderOf(query, 'p'), orderOf(query, 'x')];
  const [his, of] = [itemColumns('p'), itemColumns('s')];
  const self = sql`union all select ${his} from person p
    where p.id = (select access_person()) and not coalesce(p.unit_id = any(${few.units}), false) and ${from}`;
  const firstOf = (each: number) => sql`select x.* from (
      select ${of} from unnest(${few.units}) u(id) cross join lateral (
        select ${his} from person p where p.unit_id = u.id and ${from} order by ${order} limit ${each}
      ) s ${few.andSelf ? self : sql``}
    ) x order by ${merged} limit ${page.limit} offset ${page.offset}`;
  const most = page.limit + page.offset;
  // Names fall on units by chance: four deviations above the fair share, hardly any unit gives all that it was asked for.
  const fair = page.limit / few.count;
  const isFirst = willAsk(tx, query.total === false ? 1 : 2);
  const share = !isFirst || page.offset > 0 ? most : Math.min(most, Math.ceil(fair + 4 * Math.sqrt(fair)) + 2);
  const read = async () => {
    const items = await readItems(tx, firstOf(share), order, new Set(query.columns));
    return share < most && isCrowded(items, share)
      ? readItems(tx, firstOf(most), order, new Set(query.columns))
      : items;
  };
  const standing = sql`(p.unit_id = any(${few.units})${few.andSelf ? sql` or p.id = (select access_person())` : sql``})`;
  const [items, total] = await Promise.all([
    read(),
    query.total === false ? null : plain ? countWithin(tx, few) : count(tx, sql`${where} and ${standing}`),
  ]);
  return { items, total, next: cursorAfter(query, items) };
}

async function countWithin(tx: Tx, few: FewUnits): Promise<number> {
  const counted = await sql<{ n: number }>`select person_count_within(${few.asked}) as n`.execute(tx);
  return Number(counted.rows[0]?.n ?? 0);
}

/** Whether a unit gave all that it was asked for, so that more of its people may belong on the page. */
function isCrowded(items: readonly PersonItem[], share: number): boolean {
  const counts = new Map<string | null, number>();
  for (const { unitId } of items) counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
  return [...counts.values()].some(count => count >= share);
}

/** What fields that HR drew, and tags, ask of each person. */
async function extraOf(tx: Tx, deps: Deps, query: PeopleQuery): Promise<Extra> {
  const isCustom = (query.customFilter?.length ?? 0) > 0 || query.customSort !== undefined;
  const custom = isCustom && deps.custom ? await deps.custom.ask(tx, query) : { conditions: [], order: null };
  return { ...custom, conditions: [...custom.conditions, ...(deps.tags?.conditions(query) ?? [])] };
}

/** All whom a query finds, in its order, but at most so many. */
export async function matchingPeople(tx: Tx, deps: Deps, query: PeopleQuery, most: number): Promise<string[]> {
  const plain = await conditions(tx, deps, query);
  if (plain === null) return [];
  const extra = await extraOf(tx, deps, query);
  const where = sql.join([plain, ...extra.conditions], sql` and `);
  const found = await sql<{ id: string }>`${sql.raw(plannedAnew)}
    select p.id from person p where ${where} order by ${orderWith(query, extra)} limit ${most}`.execute(tx);
  return found.rows.map(row => row.id);
}

/** The columns of fields that HR drew, and of tags, where they are asked for. */
async function withExtra(tx: Tx, deps: Deps, query: PeopleQuery, page: PeoplePage): Promise<PeoplePage> {
  const told = await withCustom(tx, deps, query, page);
  if (query.tags !== true || !deps.tags) return told;
  const of = await deps.tags.of(
    tx,
    told.items.map(each => each.id),
  );
  return { ...told, items: told.items.map(item => ({ ...item, tags: of.get(item.id) ?? [] })) };
}

async function withCustom(tx: Tx, deps: Deps, query: PeopleQuery, page: PeoplePage): Promise<PeoplePage> {
  if (!query.customColumns?.length || !deps.custom) return page;
  const ids = page.items.map(each => each.id);
  const cells = await deps.custom.cells(tx, ids, query.customColumns);
  return { ...page, items: page.items.map(item => ({ ...item, custom: cells.get(item.id) ?? {} })) };
}

type Extra = Awaited<ReturnType<NonNullable<Deps['custom']>['ask']>>;

function orderWith(query: PeopleQuery, extra: Extra): RawBuilder<unknown> {
  return extra.order
    ? sql`${extra.order} ${sql.raw(query.descending ? 'desc' : 'asc')} nulls last, p.sort_key, p.id`
    : orderOf(query, 'p');
}

async function pageOfMany(tx: Tx, deps: Deps, query: PeopleQuery, page: Page, extra: Extra): Promise<PeoplePage> {
  const plain = await conditions(tx, deps, query);
  if (plain === null) return { items: [], total: 0, next: null };
  const where = sql.join([plain, ...extra.conditions], sql` and `);
  const order = orderWith(query, extra);
  const from = page.after ? sql`${where} and ${beyond(query, page.after)}` : where;
  const found = await sql<{ id: string }>`${sql.raw(plannedAnew)}
    select p.id from person p where ${from} order by ${order} limit ${page.limit} offset ${page.offset}`.execute(tx);
  const ids = found.rows.map(row => row.id);
  // A page that isn't full is the last: the count is known without counting.
  const isLast = ids.length < page.limit && (ids.length > 0 || page.offset === 0) && !page.after;
  const [items, total] = await Promise.all([
    readItems(
      tx,
      sql`select ${itemColumns('p')} from person p where p.id = any(${ids}::uuid[])`,
      order,
      new Set(query.columns),
    ),
    query.total === false ? null : isLast ? page.offset + ids.length : count(tx, where),
  ]);
  return { items, total, next: cursorAfter(query, items) };
}

async function count(tx: Tx, where: RawBuilder<unknown>): Promise<number> {
  const counted = await sql<{
    n: number;
  }>`${sql.raw(plannedAnew)} select count(*) as n from person p where ${where}`.execute(tx);
  return Number(counted.rows[0]?.n ?? 0);
}

function orderOf(query: PeopleQuery, alias: 'p' | 'x'): RawBuilder<unknown> {
  const by: Record<NonNullable<PeopleQuery['sort']>, string[]> = {
    name: ['sort_key', 'id'],
    number: ['number', 'id'],
    hiredOn: ['hired_on', 'id'],
    unit: ['unit_id', 'sort_key', 'id'],
  };
  const way = sql.raw(query.descending ? 'desc' : 'asc');
  return sql.join(by[query.sort ?? 'name'].map(column => sql`${sql.ref(`${alias}.${column}`)} ${way}`));
}

/** The people who come after the cursor in the query's order. */
function beyond(query: PeopleQuery, { value, id }: Cursor): RawBuilder<unknown> {
  const column = query.sort === 'number' ? sql`p.number` : sql`p.sort_key`;
  return query.descending
    ? sql`(${column}, p.id) < (${value}, ${id}::uuid)`
    : sql`(${column}, p.id) > (${value}, ${id}::uuid)`;
}
