import { allOf, anyOf, everyone, type Guard, holds, nobody, ownAccount, sees, system } from '#platform/access/rule.ts';

const asked = allOf(ownAccount('account_id'), holds('people.export'));

/**
 * An export is seen by who asked for it and by auditors, and moved on by the system alone, on behalf of who approved it. What is gathered
 * for a file, and whom it is about, nobody reads but the system.
 */
export const exportGuards: readonly Guard[] = [
  {
    table: 'export_request',
    read: anyOf(ownAccount('account_id'), holds('audit.read'), system()),
    insert: asked,
    update: system(),
    remove: nobody,
    audit: { sensitive: ['ask_envelope', 'reason', 'account_name', 'approved_by_name', 'decision_note'] },
  },
  // Written with the request, in whose audit the count stands; the persons stand in the notes of the making.
  { table: 'export_people', read: system(), insert: asked, update: nobody, remove: nobody, audit: 'derived' },
  { table: 'export_part', read: system(), write: system(), audit: 'none' },
  {
    table: 'export_download',
    read: anyOf(sees('export_request', 'id', 'export_id'), system()),
    insert: system(),
    update: nobody,
    remove: nobody,
    audit: {},
  },
  { table: 'export_setting', read: everyone, insert: nobody, update: holds('system.edit'), remove: nobody, audit: {} },
  { table: 'export_alarm', read: system(), insert: system(), update: nobody, remove: nobody, audit: 'none' },
];
