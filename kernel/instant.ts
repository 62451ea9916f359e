import { parseCivilDate } from './civil-date.ts';

const form = /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Reads an instant as RFC 3339 writes it, zone included (2026-11-24T12:00:00+08:00, 2026-11-24T04:00:00.5Z); null for anything else:
 * a day alone, a clock without a zone, a day that the calendar does not have, or years outside 1000 to 9999, in UTC too. What lies
 * below a millisecond is cut off.
 */
export function parseInstant(text: string): Date | null {
  const parts = form.exec(text);
  if (!parts || parseCivilDate(parts[1] ?? '') === null) return null;
  const instant = new Date(text.toUpperCase());
  const year = instant.getUTCFullYear();
  return year >= 1000 && year <= 9999 ? instant : null;
}

export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && parseInstant(value) !== null;
}
