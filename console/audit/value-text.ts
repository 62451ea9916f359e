import { spanText } from '../parts/when.ts';
import { secondText } from './second-text.ts';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:\d\d)?)$/;
const range = /^\[(\d{4}-\d\d-\d\d)?,(\d{4}-\d\d-\d\d)?\)$|^\((),(\d{4}-\d\d-\d\d)?\)$/;

/** A value as the database writes it, in a reader's words: instants in Beijing time, ranges of days with their last day. */
export function valueText(text: string): string {
  if (instant.test(text)) return secondText(text.replace(/([+-]\d\d)$/, '$1:00'));
  const days = range.exec(text);
  if (days) return spanText(days[1] || null, days[2] || days[4] || null);
  return text;
}
