import type { FormData, FormDefinition, FormField, FormPrefill } from './form-definition.ts';

/** Choices whose options the archive gives, through the prefill. */

export function withOptions(field: FormField, { employments }: FormPrefill): FormField {
  if (!field.from || !employments) return field;
  return { ...field, options: employments.map(({ id, name }) => ({ value: id, label: name })) };
}

/** A form as a screen draws it: with the options that are known. */
export function withChoices(definition: FormDefinition, prefill: FormPrefill): FormDefinition {
  if (!prefill.employments) return definition;
  const sections = definition.sections.map(each => ({
    ...each,
    fields: each.fields.map(field => withOptions(field, prefill)),
  }));
  return { ...definition, sections };
}

/** What is shown of a task's sealed values, for the prefill. */
export function sealedOf({ data, sealed }: { readonly data: FormData; readonly sealed: readonly string[] }) {
  return Object.fromEntries(sealed.map(code => [code, String(data[code] ?? '')]));
}

/** There is nothing to choose. */
export function isSettled(field: Pick<FormField, 'from'>, { employments }: FormPrefill): boolean {
  return field.from !== undefined && employments !== undefined && employments.length < 2;
}
