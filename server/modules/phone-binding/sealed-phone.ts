import { maskPhone } from '#law/standards/phone.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';

/** The blind index under which a number is found. Takes the number normalised. */
export function phoneIndex(secrets: Pick<Secrets, 'blindIndex'>, phone: string): string {
  return secrets.blindIndex('phone', phone);
}

export function sealPhone(secrets: Secrets, phone: string) {
  return {
    phone_envelope: secrets.seal(phone),
    phone_index: phoneIndex(secrets, phone),
    phone_masked: maskPhone(phone),
  };
}

/** A social-security number as it is compared: half-width, upper-case, without spaces and dashes. */
export function normaliseSocialNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}.·]/gu, '')
    .toUpperCase();
}

export function socialIndex(secrets: Pick<Secrets, 'blindIndex'>, number: string): string {
  return secrets.blindIndex('social', number);
}
