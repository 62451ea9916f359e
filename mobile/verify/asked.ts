/** What the address of the page asks for: `/verify/ZM-2026-000123#7K3M-9QXT-2HVB`. The part after # is never sent to a server. */
export type Asked = { readonly number: string; readonly code: string };

export function askedBy(address: Pick<Location, 'pathname' | 'hash'>): Asked {
  return { number: read(address.pathname.split('/')[2] ?? ''), code: read(address.hash.slice(1)) };
}

function read(text: string): string {
  try {
    return decodeURIComponent(text).slice(0, 40);
  } catch {
    return '';
  }
}
