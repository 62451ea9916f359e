import type { BulkChange, BulkCustomChange, BulkFieldChange, BulkPlaceChange } from '#contract/bulk-edit.ts';

/** What the drawer's fields hold, of whichever kind. */
export type Draft = {
  deed?: 'give' | 'take';
  tagId?: string;
  from?: string;
  until?: string | null;
  note?: string;
  /** `group.field` */
  field?: string;
  value?: string | null;
  how?: 'change' | 'correct';
  on?: string;
  reason?: BulkPlaceChange['reason'];
  unitId?: string | null;
  postName?: string;
  gradeId?: string | null;
  managerPersonId?: string | null;
  workplace?: string;
  ref?: string;
  custom?: BulkCustomChange['value'];
};

/** The change that a draft of this kind asks for. What was left empty of a place stays as it is. */
export function changeFrom(kind: BulkChange['kind'], draft: Draft): BulkChange {
  const from = draft.from ?? '';
  if (kind === 'tag')
    return {
      ...{ kind, deed: draft.deed ?? 'give', tagId: draft.tagId ?? '', from },
      ...(draft.deed === 'take' ? {} : { until: draft.until ?? null, reason: draft.note ?? '' }),
    };
  if (kind === 'field') {
    const [group = 'basic', field = ''] = (draft.field ?? '').split('.');
    const how = draft.how ?? 'change';
    return {
      ...{ kind, group: group as BulkFieldChange['group'], field, value: draft.value || null, how },
      ...(how === 'change' ? { from } : {}),
    };
  }
  if (kind === 'custom')
    return { kind, ref: draft.ref ?? '', value: draft.custom === '' ? null : (draft.custom ?? null), from };
  const { unitId, postName, gradeId, managerPersonId, workplace } = draft;
  return {
    ...{ kind: 'place', on: draft.on ?? '', reason: draft.reason ?? 'transfer' },
    ...(unitId ? { unitId } : {}),
    ...(postName ? { postName } : {}),
    ...(gradeId ? { gradeId } : {}),
    ...(managerPersonId ? { managerPersonId } : {}),
    ...(workplace ? { workplace } : {}),
  };
}
