import type { EnvelopeColumn } from '#platform/secrets/rotate.ts';

/** Every column that holds envelopes; `renshi keys rotate` walks them. A test finds columns of the usual names that are missing here. */
export const sealedColumns: readonly EnvelopeColumn[] = [
  { table: 'sign_in_totp', column: 'secret', form: 'text' },
  { table: 'file_chunk', column: 'content', form: 'bytes' },
  { table: 'notify_mail', column: 'password_envelope', form: 'text' },
  { table: 'notify_push', column: 'private_key_envelope', form: 'text' },
  { table: 'notify_robot', column: 'url_envelope', form: 'text' },
  { table: 'notify_robot', column: 'secret_envelope', form: 'text' },
  { table: 'notify_subscription', column: 'keys_envelope', form: 'text' },
  { table: 'import_row', column: 'sealed', form: 'bytes' },
  { table: 'import_mend', column: 'sealed', form: 'text' },
  { table: 'person_identity', column: 'number_envelope', form: 'text' },
  { table: 'person_identity_past', column: 'number_envelope', form: 'text' },
  { table: 'person_bank', column: 'number_envelope', form: 'text' },
  { table: 'person_bank_past', column: 'number_envelope', form: 'text' },
  { table: 'phone_binding', column: 'phone_envelope', form: 'text' },
  { table: 'phone_source', column: 'phone_envelope', form: 'text' },
  { table: 'phone_social_number', column: 'number_envelope', form: 'text' },
  { table: 'phone_rebind_start', column: 'phone_envelope', form: 'text' },
  { table: 'phone_rebind', column: 'phone_envelope', form: 'text' },
];
