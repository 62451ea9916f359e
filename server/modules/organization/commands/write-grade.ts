import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import '../tables.ts';

type Grade = { readonly code: string; readonly name: string; readonly rank: number };

export async function createGrade(tx: Tx, grade: Grade): Promise<{ id: string }> {
  const id = newId();
  await refuseDouble(tx, id, grade.code);
  await tx
    .insertInto('grade')
    .values({ id, ...columnsOf(grade) })
    .execute();
  return { id };
}

export async function updateGrade(tx: Tx, id: string, grade: Grade): Promise<void> {
  await refuseDouble(tx, id, grade.code);
  const done = await tx.updateTable('grade').set(columnsOf(grade)).where('id', '=', id).executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw refuse['grade-not-found']();
}

export async function removeGrade(tx: Tx, id: string): Promise<void> {
  const done = await tx
    .deleteFrom('grade')
    .where('id', '=', id)
    .executeTakeFirst()
    .catch((fault: { code?: string }) => {
      throw fault.code === '23503' ? refuse['in-use']() : fault;
    });
  if (done.numDeletedRows === 0n) throw refuse['grade-not-found']();
}

function columnsOf(grade: Grade) {
  return { code: grade.code.trim(), name: grade.name.trim(), rank: grade.rank };
}

async function refuseDouble(tx: Tx, id: string, code: string): Promise<void> {
  const other = await tx
    .selectFrom('grade')
    .select('id')
    .where('code', '=', code.trim())
    .where('id', '<>', id)
    .executeTakeFirst();
  if (other) throw refuse['grade-code-taken']({ field: '/body/code', code });
}
