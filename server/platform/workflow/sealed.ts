import type { Secrets } from '../secrets/keyring.ts';

/**
 * A value of a case that its row must not tell: the envelope, and what is shown in its place. It stands among the data as it is, so that
 * a model hands it on like any other; who writes it where it belongs opens it.
 */
export type Sealed = { readonly $sealed: string; readonly shown: string };
export type Seals = Pick<Secrets, 'seal' | 'open'>;
type Data = Readonly<Record<string, unknown>>;

export function isSealed(value: unknown): value is Sealed {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Sealed>).$sealed === 'string';
}

export function sealValue({ seal }: Pick<Seals, 'seal'>, value: unknown): Sealed {
  return isSealed(value) ? value : { $sealed: seal(JSON.stringify(value)), shown: shownOf(value) };
}

/** What was sealed; anything else as it is. Throws EnvelopeFault for what this installation did not seal. */
export function openValue({ open }: Pick<Seals, 'open'>, value: unknown): unknown {
  return isSealed(value) ? JSON.parse(open(value.$sealed)) : value;
}

/** The last four of longer texts. */
function shownOf(value: unknown): string {
  const text = typeof value === 'string' ? [...value] : [];
  return text.length < 8 ? '******' : '*'.repeat(Math.min(text.length, 24) - 4) + text.slice(-4).join('');
}

/** As people read it: what is sealed is masked, and named. */
export function maskData(data: Data): { data: Record<string, unknown>; sealed: string[] } {
  const sealed = Object.keys(data).filter(code => isSealed(data[code]));
  return { data: masked(data) as Record<string, unknown>, sealed };
}

function masked(value: unknown): unknown {
  if (isSealed(value)) return value.shown;
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, masked(each)]));
}

/** What was sent, with the kept values in the place of their masks, ready to be checked. */
export function unmaskData(seals: Seals, sent: Data, kept: Data): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(sent).map(([code, value]) => [code, openValue(seals, keptFor(value, kept[code]))]),
  );
}

/**
 * What is to be kept: sealed are the codes that are named, and those that were sealed before. Who sends a value as it was, or its mask, leaves
 * it as it is.
 */
export function sealData(seals: Seals, data: Data, codes: readonly string[], kept: Data): Record<string, unknown> {
  const wanted = new Set([...codes, ...Object.keys(kept).filter(code => isSealed(kept[code]))]);
  return Object.fromEntries(
    Object.entries(data).map(([code, value]) => {
      if (!wanted.has(code) || value === null || value === undefined || value === '') return [code, value];
      const before = keptFor(value, kept[code]);
      if (isSealed(before)) return [code, before];
      const isSame = isSealed(kept[code]) && openValue(seals, kept[code]) === value;
      return [code, isSame ? kept[code] : sealValue(seals, value)];
    }),
  );
}

const keptFor = (sent: unknown, kept: unknown) => (isSealed(kept) && sent === kept.shown ? kept : sent);
