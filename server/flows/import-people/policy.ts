import { allOf, anyOf, type Guard, holds, ownAccount, system } from '#platform/access/rule.ts';

const own = anyOf(allOf(ownAccount('account_id'), holds('people.import')), system());
const keepsAliases = anyOf(holds('alias.edit'), system());

/** An import is seen and steered by the account that uploaded the file, whatever its scope, and by nobody else. */
export const importGuards: readonly Guard[] = [
  { table: 'import_run', read: own, write: own, audit: { sensitive: ['file_name'] } },
  // Sealed copies of the file's rows and what the check said of them: they can be made anew from the file.
  { table: 'import_row', read: own, write: own, audit: 'derived' },
  { table: 'import_problem', read: own, write: own, audit: 'derived' },
  { table: 'import_mend', read: own, write: own, audit: { sensitive: ['sealed'] } },
  // Written in the transaction that creates the persons, whose audit tells the same.
  { table: 'import_person', read: own, write: own, audit: 'derived' },
  // What was confirmed of codes is the whole house's: whoever imports reads it, whoever keeps aliases writes it.
  { table: 'code_alias', read: anyOf(holds('people.import'), keepsAliases), write: keepsAliases, audit: {} },
  { table: 'import_change', read: own, write: own, audit: 'derived' },
  { table: 'import_mapping', read: own, write: own, audit: {} },
];
