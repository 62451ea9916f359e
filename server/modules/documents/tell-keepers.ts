import { sql } from 'kysely';
import type { FieldGroup } from '#contract/action.ts';
import type { Tx } from '#platform/database/database.ts';
import type { TellNotice } from '#platform/notify/notify.ts';
import type { Outbox } from '#platform/outbox/outbox.ts';
import { keepersOf } from './keepers.ts';
import './tables.ts';

/** Told by `addDocument` within the transaction that proposes a paper; its payload names the paper. */
export const documentProposed = 'document.proposed';

/** Whoever may take what a holder hands in hears of it: one notice a person and part of the archive, renewed while it is unread. */
export function hearDocuments(outbox: Pick<Outbox, 'on'>, tell: TellNotice): void {
  outbox.on(documentProposed, 'documents.tell-keepers', (event, tx) =>
    tellKeepers(tx, tell, (event.payload as { documentId: string }).documentId),
  );
}

type Row = {
  person_id: string;
  name: string;
  unit_id: string | null;
  field_group: FieldGroup;
  kind: string;
  n: number;
};

/** Needs the system's sight: the holder sees neither grants nor accounts. */
export async function tellKeepers(tx: Tx, tell: TellNotice, documentId: string): Promise<void> {
  const found = await sql<Row>`
    select p.id as person_id, p.name, p.unit_id, d.field_group, k.name as kind,
      (select count(*)::integer from document o where o.person_id = d.person_id and o.field_group = d.field_group
        and o.state = 'proposed' and o.removed_at is null) as n
    from document d join person p on p.id = d.person_id join document_kind k on k.id = d.kind_id
    where d.id = ${documentId} and d.state = 'proposed' and d.removed_at is null and not p.is_withdrawn`.execute(tx);
  const [row] = found.rows;
  // Taken back or decided meanwhile.
  if (!row) return;
  const holder = await sql<{ id: string }>`select id from account where person_id = ${row.person_id}`.execute(tx);
  const own = new Set(holder.rows.map(each => each.id));
  const to = (await keepersOf(tx, row)).filter(each => !own.has(each));
  if (to.length === 0) return;
  await tell(tx, {
    to,
    kind: 'document.proposed',
    title: row.n > 1 ? `${row.name}提交了 ${row.n} 份材料，待核收` : `${row.name}提交了${row.kind}，待核收`,
    link: '/documents',
    digestKey: `document.proposed ${row.person_id} ${row.field_group}`,
  });
}
