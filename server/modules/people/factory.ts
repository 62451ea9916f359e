import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { checkIdentityNumber } from '#law/standards/identity-number.ts';
import type { NewArchive } from './insert-people.ts';

let made = 0;

/** A valid identity number of somebody who does not exist: born on `birth`, of the `n`th sequence that day (even: female). */
export function identityNumber(birth: string, n: number): string {
  const payload = `110101${birth.replaceAll('-', '')}${String(n % 1000).padStart(3, '0')}`;
  for (const check of '0123456789X') if (checkIdentityNumber(payload + check).ok) return payload + check;
  throw new RangeError(`no identity number for ${birth}`);
}

/** An archive for tests; what isn't given is made up, and unlike that of anybody made before. */
export function archiveOf(given: Partial<NewArchive> & { name?: string } = {}): NewArchive {
  made += 1;
  const birthOn = '1990-05-17' as CivilDate;
  return {
    id: newId(),
    basic: { name: given.name ?? `测试${made}`, sex: made % 2 === 1 ? 'male' : 'female', birthOn },
    identity: [{ kind: 'identity-card', number: identityNumber(birthOn, made) }],
    contact: { phone: `138${String(made).padStart(8, '0')}` },
    bank: [{ bankName: '工商银行', accountName: given.name ?? '测试', number: '6222021234567894' }],
    education: [{ educationCode: '21', school: '某大学', isHighest: true }],
    ...given,
  };
}
