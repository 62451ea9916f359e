import { sql } from 'kysely';
import type { SearchSource } from '#platform/search/source.ts';

type Row = {
  id: string;
  person_id: string;
  field_group: string;
  kind_name: string;
  title: string;
  number: string;
  issued_on: string | null;
  expires_on: string | null;
  text: string | null;
};

/** What the index needs of a recognised text; a scan of a hundred pages says the rest again. */
const longest = 20_000;

/** Papers of the archive by their titles, numbers and days, and by what was recognised in their latest version. */
export const documentSearchSource: SearchSource = {
  subject: 'person',
  kinds: [{ code: 'document', label: '材料', words: ['附件', '扫描件', '证照', '文件'] }],
  read: async (tx, ids) => {
    const found = await sql<Row>`
      select d.id, d.person_id, d.field_group, k.name as kind_name, d.title, d.number, d.issued_on, d.expires_on,
        left(v.recognised_text, ${longest}) as text
      from document d join document_kind k on k.id = d.kind_id left join document_version v on v.document_id = d.id and v.n = d.version
      where d.person_id = any(${ids as string[]}::uuid[]) and d.state = 'kept' and d.removed_at is null`.execute(tx);
    return found.rows.map(row => ({
      id: row.id,
      subjectId: row.person_id,
      kind: 'document',
      group: row.field_group,
      title: row.title === row.kind_name ? row.title : `${row.kind_name} ${row.title}`,
      body: [row.issued_on ? `签发：${row.issued_on}` : '', row.expires_on ? `到期：${row.expires_on}` : '']
        .filter(Boolean)
        .join(' · '),
      // A number may be that of an identity card: found by who sees the group, shown on the paper alone.
      unshown: [row.number, row.text ?? ''].filter(Boolean).join(' '),
      days: [row.issued_on, row.expires_on],
      expiresOn: row.expires_on,
      valid: '(,)',
    }));
  },
};
