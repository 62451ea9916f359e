import { type PeopleQuery, type PersonItem, peoplePage } from '#contract/person.ts';
import { refuse } from '#platform/http/problem.ts';
import { sortKeyOf } from '../rules/name-words.ts';

/** Where a page ended: the value by which the list is in order, and the id that decides between equals. */
export type Cursor = { readonly value: string; readonly id: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The cursor of a page's end; null where the list is in another order than by name or number, or nothing follows. */
export function cursorAfter(query: PeopleQuery, items: readonly PersonItem[]): string | null {
  const last = items.at(-1);
  if (!last || items.length < (query.limit ?? peoplePage) || query.customSort !== undefined) return null;
  const sort = query.sort ?? 'name';
  if (sort !== 'name' && sort !== 'number') return null;
  const value = sort === 'name' ? sortKeyOf(last.name) : last.number;
  return Buffer.from(JSON.stringify([sort, value, last.id])).toString('base64url');
}

/** Refuses `request.invalid` for what this list has not given out in this order. */
export function readCursor(query: PeopleQuery): Cursor {
  try {
    const told: unknown = JSON.parse(Buffer.from(query.after ?? '', 'base64url').toString('utf8'));
    if (Array.isArray(told) && told[0] === (query.sort ?? 'name')) {
      const [, value, id] = told as unknown[];
      if (typeof value === 'string' && typeof id === 'string' && uuid.test(id) && !value.includes('\0'))
        return { value, id };
    }
  } catch {
    // Not base64, not JSON: refused below.
  }
  throw refuse.invalid({ field: '/querystring/after' });
}
