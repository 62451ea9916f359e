import type { ExportColumnKey } from '#contract/export.ts';
import { employmentStatusLabels, type PersonItem, sexLabels } from '#contract/person.ts';
import { ageOn, type CivilDate, parseCivilDate, partsOf } from '#kernel/civil-date.ts';
import { labelOf } from '#law/standards/code-set.ts';

/** What a row of the file shows of a person in a column, as text. A plain number is put in by whoever may. */
export function listCell(item: PersonItem, key: ExportColumnKey, today: CivilDate): string {
  switch (key) {
    case 'name':
      return item.name;
    case 'number':
      return item.number;
    case 'unit':
      return item.unitName;
    case 'post':
      return item.postName;
    case 'grade':
      return item.gradeName;
    case 'status':
      return employmentStatusLabels[item.employmentStatus];
    case 'hiredOn':
      return item.hiredOn ?? '';
    case 'leftOn':
      return item.leftOn ?? '';
    case 'tenure':
      return item.hiredOn ? tenure(item.hiredOn, item.leftOn ?? today) : '';
    case 'kind':
      return item.employmentKind ? (labelOf('employment', item.employmentKind) ?? item.employmentKind) : '';
    case 'legalEntity':
      return item.legalEntityName;
    case 'sex':
      return item.sex ? sexLabels[item.sex] : '';
    case 'age': {
      const birth = item.birthOn ? parseCivilDate(item.birthOn) : null;
      return birth ? String(ageOn(birth, today)) : '';
    }
    case 'birthOn':
      return item.birthOn ?? '';
    case 'education':
      return item.educationCode ? (labelOf('education', item.educationCode) ?? item.educationCode) : '';
    case 'identity':
      return item.identityMasked ?? '';
    case 'phone':
      return item.phoneMasked ?? '';
  }
}

/** Whole years and months. */
function tenure(from: string, until: string): string {
  const [a, b] = [parseCivilDate(from), parseCivilDate(until)];
  if (!a || !b || b < a) return '';
  const [begun, now] = [partsOf(a), partsOf(b)];
  const months = (now.year - begun.year) * 12 + now.month - begun.month - (now.day < begun.day ? 1 : 0);
  const [years, rest] = [Math.floor(months / 12), months % 12];
  return [years > 0 ? `${years} 年` : '', rest > 0 || years === 0 ? `${rest} 个月` : ''].filter(Boolean).join(' ');
}
