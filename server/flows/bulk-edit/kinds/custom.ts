import type { BulkCustomChange } from '#contract/bulk-edit.ts';
import { valueText } from '#contract/form-words.ts';
import {
  type CustomColumnRow,
  changeCustom,
  columnsWithin,
  customCells,
  personCustom,
  readPersonCustom,
} from '#modules/custom-fields/index.ts';
import { needDay, reachOfMany } from '#modules/people/index.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Tx } from '#platform/database/database.ts';
import { versionsOfPersons } from '#platform/database/dated/many.ts';
import { refuse } from '../refusals.ts';
import { type BulkMoved, type Kind, nothingText } from './kind.ts';

/** A field that HR drew. Its section's other values stay as they are on that day. */
export const customKind: Kind<BulkCustomChange> = {
  title: async ({ tx }, change) => {
    const { field } = await needColumn(tx, change.ref);
    const day = needDay(change.from, '/body/change/from', '生效日期');
    return `${field.label}自 ${day} 起改为“${valueText(field, change.value) || nothingText}”`;
  },

  apply: async (work, ids, change) => {
    const { tx, deps, actor } = work;
    const { section, field } = await needColumn(tx, change.ref);
    const from = needDay(change.from, '/body/change/from', '生效日期');
    const reach = await reachOfMany(tx, ids);
    const moved: BulkMoved[] = [];
    const unchanged: string[] = [];
    const refused: { personId: string; why: string }[] = [];
    for (const [at, personId] of ids.entries()) {
      work.took(at);
      if (!reach.get(personId)?.has('people.read', section.group_code)) {
        refused.push({ personId, why: '不在您的权限范围内' });
        continue;
      }
      const { items } = await readPersonCustom(tx, deps, actor, personId, { asOf: from, knownAt: null });
      const values = { ...items.find(each => each.id === section.id)?.version?.values };
      if (JSON.stringify(values[field.code] ?? null) === JSON.stringify(change.value)) {
        unchanged.push(personId);
        continue;
      }
      if (change.value === null) delete values[field.code];
      else values[field.code] = change.value;
      const before = await versionIds(tx, personId);
      const tried = await attempt(tx, () =>
        changeCustom(tx, deps, actor, personId, section.id, { from, keepLater: true, values }),
      );
      if ('refused' in tried) refused.push({ personId, why: tried.refused.zh.replace(/[。.]$/, '') });
      else {
        const after = await versionIds(tx, personId);
        const key = after.get(tried.done.versionId) ?? '';
        moved.push({
          section: 'custom',
          key,
          personId,
          superseded: [...before.keys()].filter(id => !after.has(id)),
          made: [...after.keys()].filter(id => !before.has(id)),
        });
      }
    }
    return { moved, unchanged, refused };
  },

  look: async ({ tx, deps }, ids, change) => {
    const column = await needColumn(tx, change.ref);
    const cells = await customCells(tx, deps, ids, [column]);
    const after = valueText(column.field, change.value) || nothingText;
    return new Map(
      ids.map(id => [id, [{ label: column.field.label, before: cells.get(id)?.[column.ref] || nothingText, after }]]),
    );
  },
};

/** By version, the entry that it is of. */
async function versionIds(tx: Tx, personId: string): Promise<Map<string, string>> {
  const all = await versionsOfPersons(tx, personCustom, [personId]);
  return new Map([...all].flatMap(([key, versions]) => versions.map(each => [each.id, key] as const)));
}

/** Files, tables and numbers of papers are each one's own. */
const unfit = new Set(['file', 'table', 'identity', 'note', 'formula']);

async function needColumn(tx: Tx, ref: string): Promise<CustomColumnRow> {
  const column = (await columnsWithin(tx, 'people.edit')).find(each => each.ref === ref);
  if (!column || unfit.has(column.field.kind)) throw refuse['field-unknown']({ field: '/body/change/ref' });
  return column;
}
