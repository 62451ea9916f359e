import { sql } from 'kysely';
import type { OwnerRule } from '#contract/process-work.ts';
import { loadModel, writeModel } from '#workflow/load/load-model.ts';
import { type Proposal, proposeOwners } from '#workflow/load/propose-owners.ts';
import type { ModelIssue } from '#workflow/model/model.ts';
import type { Tx } from '../../database/database.ts';

type Found = { readonly kind: OwnerRule['kind']; readonly value: string; readonly name: string; readonly told: string };

/**
 * A model from another engine with our owners proposed for its tasks: accounts by name, roles and groups by code or name, each where it is
 * the only one of that name. Null where nothing can be proposed; the file is then kept letter by letter.
 */
export async function withOurOwners(
  tx: Tx,
  xml: string,
): Promise<{ xml: string; issues: readonly ModelIssue[] } | null> {
  const { document } = await loadModel(xml);
  if (!document) return null;
  const names = { account: new Set<string>(), group: new Set<string>() };
  proposeOwners(document, ({ kind, name }) => {
    names[kind].add(name);
    return null;
  });
  const found = await ownersNamed(tx, [...names.account], [...names.group]);
  const proposed = proposeOwners(document, ({ kind, name }) => proposalOf(found, kind, name));
  if (proposed.document === document) return null;
  return { xml: await writeModel(proposed.document), issues: proposed.issues };
}

const labels: Partial<Record<OwnerRule['kind'], string>> = { account: '账号', role: '角色', group: '工作组' };

function proposalOf(found: readonly Found[], kind: 'account' | 'group', name: string): Proposal | null {
  const fitting = found.filter(each => each.told === name && (each.kind === 'account') === (kind === 'account'));
  const [only, more] = fitting;
  if (!only || more) return null;
  return { rule: { kind: only.kind, value: only.value }, label: `${labels[only.kind] ?? ''}“${only.name}”` };
}

async function ownersNamed(tx: Tx, accounts: readonly string[], groups: readonly string[]): Promise<Found[]> {
  if (accounts.length + groups.length === 0) return [];
  const rows = await sql<Found>`
    select 'account' as kind, a.username as value, coalesce(nullif(p.name, ''), a.display_name) as name, n.told
      from unnest(${[...accounts]}::text[]) n (told)
      join account a on a.kind = 'person' and a.status = 'active' and a.username is not null
      left join person p on p.id = a.person_id
      where lower(n.told) = lower(a.username) or n.told = p.name or n.told = a.display_name
    union all select 'role', r.code, r.name, n.told from unnest(${[...groups]}::text[]) n (told)
      join access_role r on lower(n.told) = lower(r.code) or n.told = r.name
    union all select 'group', g.code, g.name, n.told from unnest(${[...groups]}::text[]) n (told)
      join workflow_group g on lower(n.told) = lower(g.code) or n.told = g.name`.execute(tx);
  return rows.rows;
}
