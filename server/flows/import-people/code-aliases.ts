import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { type CodeSetName, codeSet, resolve } from '#law/standards/code-set.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';
import { type CodeAlias, codeFields, foldAlias, setOf } from './rules/code-fields.ts';
import { type FieldKey, fieldOf } from './rules/fields.ts';
import type { KnownGrade } from './rules/match-grade.ts';
import './tables.ts';

/** Everything that people confirmed of codes; a few thousand at most. */
export async function rememberedCodes(tx: Tx): Promise<CodeAlias[]> {
  return tx.selectFrom('code_alias').select(['code_set as set', 'text', 'code']).orderBy('confirmed_at').execute();
}

export type AliasWanted = { readonly set: string; readonly text: string; readonly code: string };

/**
 * Remembers that a text means a code. Refuses `import.code-set-unknown`, `import.code-unknown`, and `import.code-is-standard` where
 * the text is itself the name of another code: every file that is right would be misread.
 */
export async function rememberCode(
  tx: Tx,
  grades: readonly KnownGrade[],
  wanted: AliasWanted,
  accountId: string | null,
): Promise<{ id: string }> {
  const field = fieldOfSet(wanted.set);
  if (!field) throw refuse['code-set-unknown']({ set: wanted.set, field: '/body/set' });
  if (!labelsOf(wanted.set, grades).has(wanted.code))
    throw refuse['code-unknown']({ label: fieldOf(field).label, field: '/body/code' });
  const text = wanted.text.trim();
  const folded = foldAlias(wanted.set, text);
  if (folded === '') throw refuse['alias-empty']({ field: '/body/text' });
  const standard = wanted.set === 'grade' ? gradeNamed(grades, text) : resolve(wanted.set as CodeSetName, text);
  if (standard && standard.code !== wanted.code)
    throw refuse['code-is-standard']({ text, standard: standard.label, field: '/body/text' });
  const found = await sql<{ id: string }>`insert into code_alias (id, code_set, folded, text, code, confirmed_by)
    values (${newId()}, ${wanted.set}, ${folded}, ${text}, ${wanted.code}, ${accountId})
    on conflict (code_set, folded) do update set code = excluded.code, text = excluded.text,
      confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at
    returning id`.execute(tx);
  return { id: found.rows[0]?.id ?? '' };
}

export async function forgetCode(tx: Tx, id: string): Promise<void> {
  const done = await tx.deleteFrom('code_alias').where('id', '=', id).executeTakeFirst();
  if (done.numDeletedRows === 0n) throw refuse['alias-not-found']();
}

type Shown = {
  id: string;
  set: string;
  setTitle: string;
  text: string;
  code: string;
  label: string | null;
  confirmedAt: string;
};

/** The remembered aliases with what they mean; `label` null where the code is no longer there. */
export async function listCodeAliases(
  tx: Tx,
  grades: readonly KnownGrade[],
  filter: { readonly set?: string | undefined; readonly search?: string | undefined },
): Promise<Shown[]> {
  const rows = await tx
    .selectFrom('code_alias')
    .selectAll()
    .$if(filter.set !== undefined, of => of.where('code_set', '=', filter.set ?? ''))
    .orderBy('code_set')
    .orderBy('text')
    .limit(5000)
    .execute();
  const labels = new Map([...new Set(rows.map(row => row.code_set))].map(set => [set, labelsOf(set, grades)]));
  const shown = rows.map(row => ({
    id: row.id,
    set: row.code_set,
    setTitle: titleOf(row.code_set),
    text: row.text,
    code: row.code,
    label: labels.get(row.code_set)?.get(row.code) ?? null,
    confirmedAt: row.confirmed_at.toISOString(),
  }));
  const wanted = filter.search?.trim().toLowerCase() ?? '';
  return shown.filter(each => `${each.text} ${each.label ?? ''}`.toLowerCase().includes(wanted));
}

/** The codes of a set that an import knows, with their labels; empty for any other name. */
export function labelsOf(set: string, grades: readonly KnownGrade[]): Map<string, string> {
  if (set === 'grade') return new Map(grades.map(each => [each.id, each.name]));
  if (fieldOfSet(set) === null) return new Map();
  return new Map(codeSet(set as CodeSetName).items.map(item => [item.code, item.label]));
}

export function fieldOfSet(set: string): FieldKey | null {
  return codeFields.find(key => setOf(key) === set) ?? null;
}

function titleOf(set: string): string {
  const field = fieldOfSet(set);
  return field ? fieldOf(field).label : set;
}

function gradeNamed(grades: readonly KnownGrade[], text: string): { code: string; label: string } | null {
  const named = grades.filter(each =>
    [each.code, each.name].some(name => foldAlias('grade', name) === foldAlias('grade', text)),
  );
  const only = named[0];
  return only && named.length === 1 ? { code: only.id, label: only.name } : null;
}
