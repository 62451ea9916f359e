import { allOf, anyOf, everyone, type Guard, holds, is, not, system } from '#platform/access/rule.ts';

const drawer = anyOf(holds('process.edit'), holds('process.deploy'), system());

/** Forms are everybody's to fill in, so also to read; a draft is for those who draw. A version that was in force is never deleted. */
export const formGuards: readonly Guard[] = [
  { table: 'form', read: anyOf(everyone, system()), insert: drawer, update: drawer, audit: {} },
  {
    table: 'form_version',
    read: anyOf(allOf(everyone, not(is('state', 'draft'))), holds('process.read'), drawer),
    insert: drawer,
    update: drawer,
    remove: allOf(is('state', 'draft'), drawer),
    audit: { sensitive: ['definition'] },
  },
];
