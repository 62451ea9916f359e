import type { UnitKind } from '#contract/organization.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { createLegalEntity } from './commands/write-legal-entity.ts';
import { createUnit } from './commands/write-unit.ts';
import './tables.ts';

/** A legal entity since 2000, unless told otherwise. Returns its id. */
export async function buildLegalEntity(tx: Tx, facts: { name?: string; from?: string } = {}): Promise<string> {
  const made = await createLegalEntity(tx, {
    name: facts.name ?? '测试有限公司',
    from: (facts.from ?? '2000-01-01') as CivilDate,
  });
  return made.id;
}

/** A unit since 2000, at the top unless a parent is given. Returns its id. */
export async function buildUnit(
  tx: Tx,
  facts: {
    name?: string;
    parentId?: string | null;
    kind?: UnitKind;
    legalEntityId?: string | null;
    headPersonId?: string | null;
    from?: string;
  } = {},
): Promise<string> {
  const { name = '测试部门', kind = 'department', from = '2000-01-01', ...rest } = facts;
  const made = await createUnit(tx, { ...rest, name, kind, from: from as CivilDate });
  return made.id;
}
