import { ageOn, type CivilDate } from '#kernel/civil-date.ts';
import { contains, type Span } from '#kernel/span.ts';

/** 禁止使用童工规定 art. 2, 劳动法 art. 15: nobody under sixteen is hired. */
export const leastAge = 16;

/** A span of an employment's terms. */
export type Terms = {
  readonly employmentId: string;
  readonly valid: Span;
  readonly status: 'active' | 'leave';
  readonly legalEntityId: string | null;
};

export type Verdict<K extends string> = { readonly ok: true } | { readonly ok: false; readonly why: K };

export function mayHire(
  all: readonly Terms[],
  asked: { readonly on: CivilDate; readonly legalEntityId: string | null; readonly birthOn: CivilDate | null },
): Verdict<'under-age' | 'already-employed' | 'rehire-instead'> {
  if (isUnderAge(asked)) return { ok: false, why: 'under-age' };
  const current = all.filter(terms => isOnOrAfter(terms, asked.on));
  if (current.some(terms => terms.legalEntityId === asked.legalEntityId)) return { ok: false, why: 'already-employed' };
  if (current.length === 0 && all.length > 0) return { ok: false, why: 'rehire-instead' };
  return { ok: true };
}

export function mayRehire(
  all: readonly Terms[],
  asked: { readonly on: CivilDate; readonly birthOn: CivilDate | null },
): Verdict<'under-age' | 'already-employed' | 'never-employed'> {
  if (isUnderAge(asked)) return { ok: false, why: 'under-age' };
  if (all.some(terms => isOnOrAfter(terms, asked.on))) return { ok: false, why: 'already-employed' };
  if (all.length === 0) return { ok: false, why: 'never-employed' };
  return { ok: true };
}

/** The employment in force on a day that a command means: the one named, or the only one. */
export function employmentOn(
  all: readonly Terms[],
  on: CivilDate,
  employmentId: string | null,
): { ok: true; terms: Terms } | { ok: false; why: 'not-employed' | 'which-one' } {
  const there = all.filter(
    terms => contains(terms.valid, on) && (employmentId === null || terms.employmentId === employmentId),
  );
  if (there.length > 1) return { ok: false, why: 'which-one' };
  return there[0] ? { ok: true, terms: there[0] } : { ok: false, why: 'not-employed' };
}

/** The first day on which an employment no longer holds; null while it is open. */
export function endOf(all: readonly Terms[], employmentId: string): CivilDate | null {
  const own = all.filter(terms => terms.employmentId === employmentId);
  if (own.some(terms => terms.valid.until === null)) return null;
  return (
    own
      .map(terms => terms.valid.until)
      .sort()
      .at(-1) ?? null
  );
}

/** Whether the spans follow one another without a gap, in whatever order they come. */
export function isUnbroken(spans: readonly Span[]): boolean {
  const sorted = [...spans].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  return sorted.every((each, at) => at === 0 || sorted[at - 1]?.until === each.from);
}

function isUnderAge(asked: { readonly on: CivilDate; readonly birthOn: CivilDate | null }): boolean {
  return asked.birthOn !== null && ageOn(asked.birthOn, asked.on) < leastAge;
}

function isOnOrAfter(terms: Terms, on: CivilDate): boolean {
  return terms.valid.until === null || terms.valid.until > on;
}
