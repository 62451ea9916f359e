import { luhnCheck } from './check-digit.ts';
import { bankPrefixes } from './data/bank-prefixes.ts';

export type BankCardCheck =
  | { ok: true; bank: string | null }
  | { ok: false; fault: 'length' | 'characters' | 'checksum' };

/**
 * 12 to 19 digits with a Luhn check digit. Takes text already half-width and free of spaces and hyphens. `bank` is the issuer's
 * Chinese name where the prefix is one of the well-known, else null; never a reason to refuse.
 */
export function checkBankCard(text: string): BankCardCheck {
  if (!/^\d*$/.test(text)) return { ok: false, fault: 'characters' };
  if (text.length < 12 || text.length > 19) return { ok: false, fault: 'length' };
  if (luhnCheck(text.slice(0, -1)) !== text.at(-1)) return { ok: false, fault: 'checksum' };
  return { ok: true, bank: bankOf(text) };
}

/** Whether `checkBankCard` finds nothing wrong, without asking whose card it is. */
export function isBankCard(text: string): boolean {
  return /^\d{12,19}$/.test(text) && luhnCheck(text.slice(0, -1)) === text.at(-1);
}

/** The issuer's Chinese name by the card's first digits (6 at most), or null. */
export function bankOf(text: string): string | null {
  for (let length = 6; length >= 4; length--) {
    const bank = bankByPrefix.get(text.slice(0, length));
    if (bank) return bank;
  }
  return null;
}

const bankByPrefix: ReadonlyMap<string, string> = new Map(
  Object.entries(bankPrefixes).flatMap(([bank, prefixes]) => prefixes.map(prefix => [prefix, bank] as const)),
);

/** A card as lists show it: only the last four. */
export function maskBankCard(text: string): string {
  const kept = text.length > 8 ? 4 : 0;
  return '*'.repeat(text.length - kept) + (kept ? text.slice(-kept) : '');
}
