import { refuse } from '#law/engine/refusals.ts';

/** The months of one year as they were listed. Refuses `law.field-invalid` for none, and for one that does not come after the one before. */
export function ascending<M extends { readonly month: number }>(months: readonly M[]): readonly M[] {
  if (months.length === 0)
    throw refuse['field-invalid']({ field: 'months', reason: 'no month at all', why: '至少要有一个月' });
  months.forEach((each, at) => {
    if (each.month > (months[at - 1]?.month ?? 0)) return;
    throw refuse['field-invalid']({
      field: `months/${at}/month`,
      reason: 'months do not ascend',
      why: '月份应逐月递增，不能重复',
    });
  });
  return months;
}
