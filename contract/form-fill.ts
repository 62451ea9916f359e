import { type FormData, type FormDefinition, type FormPrefill, fieldsOf } from './form-definition.ts';
import { reckon } from './form-formula.ts';
import { Look } from './form-look.ts';

/** A default may read another; deeper chains than this stay blank until something is typed. */
const passes = 8;

/** The data with the defaults of what it doesn't hold yet. What was emptied on purpose (null) stays empty. Never throws. */
export function fillDefaults(
  definition: FormDefinition,
  data: FormData,
  prefill: FormPrefill = {},
): Record<string, unknown> {
  const filled: Record<string, unknown> = { ...data };
  for (let pass = 0; pass < passes; pass++) {
    const look = new Look(definition, filled, prefill);
    let isChanged = false;
    for (const field of fieldsOf(definition)) {
      if (Object.hasOwn(filled, field.code) || !field.default || look.isReckoned(field)) continue;
      const told = 'cel' in field.default ? reckon(field.default.cel, look) : field.default;
      if (!('value' in told) || told.value === undefined || told.value === null || told.value === '') continue;
      filled[field.code] = told.value;
      isChanged = true;
    }
    if (!isChanged) break;
  }
  return filled;
}
