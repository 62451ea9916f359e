import type { ProposalFlag } from '#contract/recognition-word.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { checkIdentityNumber } from '#law/standards/identity-number.ts';

export type NumberRead = {
  readonly value: string | null;
  readonly flags: readonly ProposalFlag[];
  readonly birth: CivilDate | null;
  readonly sex: 'male' | 'female' | null;
};

/** Letters that a digit is taken for. */
const letters: Readonly<Record<string, string>> = {
  O: '0',
  D: '0',
  Q: '0',
  I: '1',
  L: '1',
  '|': '1',
  B: '8',
  S: '5',
  Z: '2',
  G: '6',
};
/** Digits that are taken for one another. */
const alike: Readonly<Record<string, string>> = {
  '0': '68',
  '1': '7',
  '2': '7',
  '3': '85',
  '5': '63',
  '6': '508',
  '7': '12',
  '8': '0369',
  '9': '8',
};

/**
 * A citizen's number as read. It is given only where its check digit is right and, where the card tells, birth and sex agree with
 * it; a mend is made only where exactly one gives such a number, and it is flagged.
 */
export function readIdentityNumber(
  text: string,
  told: { birth: string | null; sex: 'male' | 'female' | null },
): NumberRead {
  const plain = text.toUpperCase().replace(/[^0-9A-Z|]/g, '');
  const nothing = { value: null, birth: null, sex: null } as const;
  if (plain.length !== 18) return { ...nothing, flags: ['check-digit'] };
  const asIs = checkIdentityNumber(plain);
  if (asIs.ok) {
    const agrees = (!told.birth || asIs.birth.startsWith(told.birth)) && (!told.sex || asIs.sex === told.sex);
    return { value: plain, birth: asIs.birth, sex: asIs.sex, flags: agrees ? [] : ['disagrees'] };
  }
  // A wrong number has one right neighbour in eleven by mere chance: without a birth date to agree with, nothing is mended.
  if (!told.birth) return { ...nothing, flags: ['check-digit'] };
  const good = new Map<string, Extract<ReturnType<typeof checkIdentityNumber>, { ok: true }>>();
  for (const candidate of candidatesOf(plain)) {
    const check = checkIdentityNumber(candidate);
    if (check.ok && check.birth.startsWith(told.birth) && (!told.sex || check.sex === told.sex))
      good.set(candidate, check);
  }
  const [only, another] = [...good];
  if (!only || another) return { ...nothing, flags: ['check-digit'] };
  return { value: only[0], birth: only[1].birth, sex: only[1].sex, flags: ['corrected'] };
}

/** Letters become their digits at once; a number of digits alone has one of them exchanged. */
function* candidatesOf(number: string): Generator<string> {
  const digits = [...number].map((c, n) => (n === 17 && c === 'X' ? c : (letters[c] ?? c))).join('');
  if (digits !== number) {
    yield digits;
    return;
  }
  for (let n = 0; n < 18; n++)
    for (const other of alike[number[n] ?? ''] ?? '') yield number.slice(0, n) + other + number.slice(n + 1);
}
