import type { SectionGroup } from '#contract/person-section.ts';
import { maskPhone } from '#law/standards/phone.ts';
import { archive } from './fields.ts';

/**
 * A stored row's values as they are shown: by the contract's names, the sealed number and the phone masked. Takes rows as json
 * too, where days and numbers are texts and numbers already.
 */
export function shownOf(group: SectionGroup, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(archive[group].fields)) {
    if (field.rule === 'sealed') shown.numberMasked = row.number_masked;
    else if (field.rule === 'mobile') shown.phoneMasked = typeof row.phone === 'string' ? maskPhone(row.phone) : null;
    else shown[name] = row[field.column];
  }
  return shown;
}

/** The columns that `shownOf` needs; the envelopes stay in the database. */
export function shownColumns(group: SectionGroup): string[] {
  return Object.values(archive[group].fields).map(field => (field.rule === 'sealed' ? 'number_masked' : field.column));
}
