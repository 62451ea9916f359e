import { allOf, anyOf, asks, type Guard, holds, ownAccount } from '#platform/access/rule.ts';

const own = ownAccount('account_id');

/** A view is its owner's; whom it is shared with may read it. To share needs an action of its own. */
export const savedViewGuards: readonly Guard[] = [
  { table: 'people_view', read: anyOf(own, asks('people_view_is_for_me', 'id')), write: own, audit: {} },
  { table: 'people_view_share', read: own, insert: allOf(own, holds('view.share')), remove: own, audit: {} },
  // A choice of how one's own screen opens.
  { table: 'people_view_default', read: own, write: own, audit: 'none' },
];
