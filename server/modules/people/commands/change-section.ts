import type { SectionGroup } from '#contract/person-section.ts';
import { newId } from '#kernel/id.ts';
import { contains } from '#kernel/span.ts';
import type { Tx } from '#platform/database/database.ts';
import { change, versionsOf } from '#platform/database/dated/dated.ts';
import { needAgreement, needValid } from '../check-section.ts';
import type { PeopleDeps } from '../deps.ts';
import { archive } from '../fields.ts';
import { needPerson, needSpan } from '../reach.ts';
import { refuse } from '../refusals.ts';
import { tidyValues, type Values } from '../rules/check-values.ts';
import { emptyValues, settlePeople, toRow, toValues } from '../store.ts';

export type SectionChange = {
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
  readonly keepLater?: boolean | undefined;
  readonly values: Values;
};

/**
 * Books values from a day on. Values left out are taken over from the version of that day. `entryId` null begins a new entry in
 * a list, or means the one value of a section that is no list.
 */
export async function changeSection(
  tx: Tx,
  deps: PeopleDeps,
  group: SectionGroup,
  personId: string,
  entryId: string | null,
  asked: SectionChange,
): Promise<{ versionId: string; entryId: string | null }> {
  const section = archive[group];
  const span = needSpan(asked.from, asked.until);
  await needPerson(tx, personId);
  const key = section.isList ? (entryId ?? newId()) : personId;
  const versions = await versionsOf(tx, section, key);
  if (entryId !== null && versions[0]?.person_id !== personId) throw refuse['version-not-found']();
  const base =
    versions.find(version => span.from === null || contains(version.valid, span.from)) ??
    versions.findLast(
      version => span.from !== null && version.valid.until !== null && version.valid.until <= span.from,
    );
  const given = tidyValues(group, section, asked.values);
  const values = { ...(base ? toValues(deps.secrets, group, base) : emptyValues(group)), ...given };
  needValid(deps, group, values);
  await needAgreement(tx, deps, personId, group, values);
  const row = base
    ? { ...base, ...toRow(deps.secrets, group, given) }
    : { ...toRow(deps.secrets, group, values), person_id: personId };
  const versionId = await change(tx, section, key, span, row, { keepLater: asked.keepLater ?? false });
  await settle(tx, group, personId);
  return { versionId, entryId: section.isList ? key : null };
}

/** Only basics and education show in the projection, and only basics in the words of search. */
export async function settle(tx: Tx, group: SectionGroup, personId: string): Promise<void> {
  if (group === 'basic' || group === 'education') await settlePeople(tx, [personId], { words: group === 'basic' });
}
