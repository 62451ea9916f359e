/**
 * What was filled in and not sent, kept on this phone: for its own account alone, a fortnight at most, without numbers that identify somebody.
 * Another account that signs in on the phone sweeps it away, and so does signing out.
 */
type Data = Readonly<Record<string, unknown>>;
export type Draft = { readonly at: number; readonly data: Data };
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'renshi.draft.';
const keptMs = 14 * 24 * 3_600_000;
/** Identity numbers (15 or 18), bank cards, mobile phones: not left on a device, wherever they were typed. */
const telling = /\d{6}[\s-]?\d{5}|\d{17}[\dXx]|\d{3}[\s-]?\d{4}[\s-]?\d{4}/;

const nameOf = (accountId: string, process: string) => `${prefix}${accountId}.${process}`;

export function keepDraft(store: Store, accountId: string, process: string, data: Data, now: number): void {
  try {
    store.setItem(nameOf(accountId, process), JSON.stringify({ at: now, data: withoutTelling(data) }));
  } catch {
    // A full or forbidden store keeps no drafts; the form itself goes on.
  }
}

export function readDraft(store: Store, accountId: string, process: string, now: number): Draft | null {
  const name = nameOf(accountId, process);
  const text = store.getItem(name);
  if (text === null) return null;
  const draft = draftIn(text);
  if (draft && now - draft.at < keptMs) return draft;
  store.removeItem(name);
  return null;
}

export function dropDraft(store: Store, accountId: string, process: string): void {
  store.removeItem(nameOf(accountId, process));
}

/** The processes of which this account has a draft. */
export function draftsOf(store: Store, accountId: string, now: number): ReadonlySet<string> {
  const own = `${prefix}${accountId}.`;
  return new Set(
    namesIn(store)
      .filter(name => name.startsWith(own))
      .map(name => name.slice(own.length))
      .filter(process => readDraft(store, accountId, process, now) !== null),
  );
}

/** Sweeps away the drafts of all accounts but one; of all without one. */
export function sweepDrafts(store: Store, but: string | null): void {
  for (const name of namesIn(store)) {
    if (but === null || !name.startsWith(`${prefix}${but}.`)) store.removeItem(name);
  }
}

function namesIn(store: Store): string[] {
  const names = Array.from({ length: store.length }, (_, at) => store.key(at) ?? '');
  return names.filter(name => name.startsWith(prefix));
}

function draftIn(text: string): Draft | null {
  try {
    const { at, data } = JSON.parse(text) as Partial<Draft>;
    return typeof at === 'number' && typeof data === 'object' && data !== null ? { at, data } : null;
  } catch {
    return null;
  }
}

function withoutTelling(data: Data): Data {
  const kept = Object.entries(data).filter(([, value]) => !telling.test(JSON.stringify(value ?? '')));
  return Object.fromEntries(kept);
}
