import { Chip } from './chip.tsx';
import { lastDay, today } from './when.ts';

/** Says of a dated row that it is still to come, or over. Nothing for one that holds on the day looked at. */
export function DatedTag({ from, until, on = today() }: { from: string | null; until: string | null; on?: string }) {
  if (from && from > on)
    return (
      <Chip tone="warning" title={`自 ${from} 起生效`}>
        待生效 · {from}
      </Chip>
    );
  if (until && until <= on) return <Chip title={`有效至 ${lastDay(until) ?? ''}`}>已结束</Chip>;
  return null;
}
