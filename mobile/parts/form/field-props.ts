import type { FormProblem } from '#contract/form-check.ts';
import type { FormColumn, FormField } from '#contract/form-definition.ts';
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

export type FieldInputProps = {
  id: string;
  labelId: string;
  noteId?: string;
  field: FormField | FormColumn;
  value: unknown;
  isWrong: boolean;
  lookups: FormLookups;
  onChange: (value: unknown) => void;
};
