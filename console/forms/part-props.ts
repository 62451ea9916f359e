import type { FormColumn, FormDefinition, FormField } from '#contract/form-definition.ts';

export type AnyField = FormField | FormColumn;
export type PartProps<F extends AnyField> = {
  field: F;
  definition: FormDefinition;
  /** Of the table that the column stands in. */
  columns?: readonly FormColumn[];
  onChange: (field: F) => void;
};
