import { identityIndex } from '#modules/people/index.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';

/** Blind indexes under which the archive stores the numbers that it seals. */
export type Indexes = {
  document(number: string): string;
  bank(number: string): string;
  /** Of a value within an import only. */
  key(field: string, value: string): string;
};

export function indexesOf(secrets: Secrets): Indexes {
  return {
    document: number => identityIndex(secrets, number),
    bank: number => secrets.blindIndex('bank', number),
    key: (field, value) => `${field}:${secrets.blindIndex('import', `${field}:${value}`)}`,
  };
}
