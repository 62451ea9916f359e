import { type BulkFieldChange, bulkFields } from '#contract/bulk-edit.ts';
import { type CivilDate, parseCivilDate } from '#kernel/civil-date.ts';
import { contains } from '#kernel/span.ts';
import { labelOf } from '#law/standards/code-set.ts';
import { archive, changeMany, type How, needDay, reachOfMany } from '#modules/people/index.ts';
import { holdsAction } from '#platform/access/holds-action.ts';
import type { Tx } from '#platform/database/database.ts';
import { type StoredVersion, versionsOfPersons } from '#platform/database/dated/many.ts';
import { refuse } from '../refusals.ts';
import { inBatches, type Kind, nothingText } from './kind.ts';

const groupLabels = { basic: '基本信息', contact: '联系方式' } as const;

/** A field of a section of which each person has one. */
export const fieldKind: Kind<BulkFieldChange> = {
  title: async ({ tx }, change) => {
    const field = needField(tx, change);
    const day = change.how === 'change' ? dayOf(change) : null;
    const text = textOf(change, change.value);
    return `${field.label}${day ? `自 ${day} 起` : ''}${change.how === 'correct' ? '更正' : '改'}为“${text}”`;
  },

  apply: (work, ids, change) =>
    inBatches(work, ids, async some => {
      const { tx, deps } = work;
      const { group, field } = change;
      const how: How = change.how === 'change' ? { kind: 'change', from: dayOf(change) } : { kind: 'correct' };
      const value = keptValue(change);
      const reach = await reachOfMany(tx, some);
      const standing = await standingOn(tx, change, some, how.kind === 'change' ? how.from : deps.clock.today());
      const refused: { personId: string; why: string }[] = [];
      const unchanged: string[] = [];
      const asked: string[] = [];
      for (const personId of some) {
        const his = reach.get(personId);
        if (!his?.has('people.read', group)) refused.push({ personId, why: '不在您的权限范围内' });
        else if (!his.has('people.edit', group))
          refused.push({ personId, why: `您不能修改该员工的${groupLabels[group]}` });
        else if ((standing.get(personId) ?? archive[group].fields[field]?.empty) === value) unchanged.push(personId);
        else asked.push(personId);
      }
      const done = await changeMany(
        tx,
        deps,
        asked.map(personId => ({ personId, group, entryId: null, values: { [field]: value }, how })),
      );
      return {
        moved: done.moved.map(each => ({ ...each, section: group })),
        unchanged,
        refused: [...refused, ...done.refused.map(({ ask, why }) => ({ personId: ask.personId, why }))],
      };
    }),

  look: async ({ tx, deps }, ids, change) => {
    const label = archive[change.group].fields[change.field]?.label ?? change.field;
    const day = change.how === 'change' ? dayOf(change) : deps.clock.today();
    const standing = await standingOn(tx, change, ids, day);
    const after = textOf(change, change.value);
    return new Map(ids.map(id => [id, [{ label, before: textOf(change, standing.get(id) ?? null), after }]]));
  },
};

function needField(tx: Tx, { group, field }: BulkFieldChange) {
  const found = archive[group].fields[field];
  const isKnown = (bulkFields[group] as readonly string[]).includes(field);
  if (!found || !isKnown || !holdsAction(tx, 'people.edit', group))
    throw refuse['field-unknown']({ field: '/body/change/field' });
  return found;
}

const dayOf = (change: BulkFieldChange): CivilDate => needDay(change.from ?? '', '/body/change/from', '生效日期');

/** As the section keeps it: an emptied text is empty, anything else null. */
function keptValue({ group, field, value }: BulkFieldChange): unknown {
  const known = archive[group].fields[field];
  return value === null || value.trim() === '' ? known?.empty : value.trim();
}

/** Refuses bulk-edit.value-invalid for what is no day or no code. */
function textOf({ group, field }: BulkFieldChange, value: unknown): string {
  const known = archive[group].fields[field];
  if (value === null || value === undefined || value === '') return nothingText;
  const text = String(value);
  const at = { label: known?.label ?? field, field: '/body/change/value' };
  if (typeof known?.rule === 'object') {
    const label = labelOf(known.rule.codes, text);
    if (label === null) throw refuse['value-invalid']({ ...at, why: '不在代码表中，请重新选择' });
    return label;
  }
  if ((known?.rule === 'day' || known?.rule === 'past-day') && !parseCivilDate(text))
    throw refuse['value-invalid']({ ...at, why: '不是存在的日期' });
  return text;
}

/** The field's value of each on a day, as far as row security shows it. */
async function standingOn(
  tx: Tx,
  { group, field }: BulkFieldChange,
  ids: readonly string[],
  day: CivilDate,
): Promise<Map<string, unknown>> {
  const column = archive[group].fields[field]?.column ?? '';
  const versions: Map<string, StoredVersion[]> = await versionsOfPersons(tx, archive[group], ids);
  const standing = new Map<string, unknown>();
  for (const [personId, all] of versions) {
    const version = all.find(each => contains(each.valid, day));
    if (version) standing.set(personId, version[column]);
  }
  return standing;
}
