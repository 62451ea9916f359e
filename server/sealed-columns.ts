import type { EnvelopeColumn } from '#platform/secrets/rotate.ts';

/** Every column that holds envelopes; `renshi keys rotate` walks them. A test finds columns of the usual names that are missing here. */
export const sealedColumns: readonly EnvelopeColumn[] = [
  { table: 'sign_in_totp', column: 'secret', form: 'text' },
  { table: 'file_chunk', column: 'content', form: 'bytes' },
  { table: 'import_row', column: 'sealed', form: 'bytes' },
  { table: 'import_mend', column: 'sealed', form: 'text' },
  { table: 'person_identity', column: 'number_envelope', form: 'text' },
  { table: 'person_identity_past', column: 'number_envelope', form: 'text' },
  { table: 'person_bank', column: 'number_envelope', form: 'text' },
  { table: 'person_bank_past', column: 'number_envelope', form: 'text' },
];
