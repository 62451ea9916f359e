/** What somebody began to fill in and did not send; kept in this browser for a fortnight, apart for each account. */
type Kept = { readonly at: number; readonly data: Record<string, unknown> };

const keptMs = 14 * 86_400_000;
const nameOf = (accountId: string, process: string) => `renshi.start.${accountId}.${process}`;

export function readStartDraft(accountId: string, process: string, now = Date.now()): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(accountId, process)) ?? 'null') as Kept | null;
    return kept && now - kept.at < keptMs ? kept : null;
  } catch {
    return null;
  }
}

/** Identity numbers are never left behind in a browser: `without` are the codes of such fields. */
export function keepStartDraft(
  accountId: string,
  process: string,
  data: Readonly<Record<string, unknown>>,
  without: readonly string[],
): void {
  const kept = Object.fromEntries(Object.entries(data).filter(([code]) => !without.includes(code)));
  localStorage.setItem(nameOf(accountId, process), JSON.stringify({ at: Date.now(), data: kept } satisfies Kept));
}

export function dropStartDraft(accountId: string, process: string): void {
  localStorage.removeItem(nameOf(accountId, process));
}

/** The processes of which this account has a draft here. */
export function draftedProcesses(accountId: string): Set<string> {
  const start = nameOf(accountId, '');
  const found = Object.keys(localStorage).filter(each => each.startsWith(start));
  return new Set(found.map(each => each.slice(start.length)).filter(each => readStartDraft(accountId, each) !== null));
}
