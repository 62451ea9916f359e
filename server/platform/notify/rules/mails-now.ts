export type Due = {
  readonly id: string;
  readonly channel: 'email' | 'push' | 'robot';
  readonly account_id: string | null;
};

/**
 * How an account's due mails go out when it may get `room` more within the hour: each by itself, or all gathered into one, or none for now.
 */
export function mailsNow<D extends Due>(due: readonly D[], room: number): D[][] {
  if (room <= 0 || due.length === 0) return [];
  return due.length <= room ? due.map(each => [each]) : [[...due]];
}
