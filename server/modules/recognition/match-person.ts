import { findTwins } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import type { Proposed } from './rules/proposed.ts';
import type { PaperRow } from './tables.ts';

export type Match = Pick<PaperRow, 'matched' | 'person_id' | 'candidates'>;

/** Whose paper it is, as far as the actor may know: by identity number, else by name and birth date where one person alone has both. */
export async function matchPerson(tx: Tx, secrets: Secrets, proposed: readonly Proposed[]): Promise<Match> {
  const told = (group: string, field: string) => {
    const each = proposed.find(p => p.group === group && p.field === field && p.value !== null);
    return each && !each.flags.some(flag => flag === 'disagrees' || flag === 'month-only') ? each.value : null;
  };
  const identityNumber = told('identity', 'number');
  const name = told('basic', 'name');
  const birthOn = told('basic', 'birthOn');
  if (!identityNumber && !(name && birthOn)) return { matched: 'none', person_id: null, candidates: [] };
  const twins = await findTwins(tx, secrets, { identityNumber, ...(name && birthOn ? { name, birthOn } : {}) });
  const ofKind = (kind: string) => [
    ...new Set(twins.flatMap(twin => (twin.kind === kind && twin.personId ? [twin.personId] : []))),
  ];
  const [byNumber] = ofKind('identity');
  if (byNumber) return { matched: 'number', person_id: byNumber, candidates: [byNumber] };
  const byName = ofKind('name-and-birth');
  if (byName.length === 1) return { matched: 'name', person_id: byName[0] ?? null, candidates: byName };
  return { matched: byName.length > 1 ? 'several' : 'none', person_id: null, candidates: byName.slice(0, 20) };
}
