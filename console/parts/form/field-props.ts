import type { FormProblem } from '#contract/form-check.ts';
import type { FormField } from '#contract/form-definition.ts';
import type { FormLookups, Upload } from './lookups.ts';

export type FieldBoxProps = {
  field: FormField;
  value: unknown;
  isAsked: boolean;
  readOnly: boolean;
  problems: readonly FormProblem[];
  lookups: FormLookups;
  upload: Upload | undefined;
  onChange: (value: unknown) => void;
};

/** Options that lie open rather than in a list. */
export const isChosenAtOnce = (field: Pick<FormField, 'kind' | 'look'>) =>
  field.kind === 'yes-no' || (field.kind === 'choice' && field.look === 'buttons');
