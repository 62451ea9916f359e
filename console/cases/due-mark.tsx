import { useQuery } from '@tanstack/react-query';
import { Chip } from '../parts/chip.tsx';
import { instantText } from '../parts/when.ts';
import { dueText } from './due-text.ts';
import { workTimeQuery } from './work-queries.ts';

/** How long until a limit ends; the exact time at a touch of the pointer. Nothing without a limit. */
export function DueMark({ dueAt, word = false }: { dueAt: string | null; word?: boolean }) {
  const work = useQuery(workTimeQuery);
  if (!dueAt) return null;
  const { text, tone } = dueText(dueAt, Date.now(), work.data ?? null);
  const exact = `${instantText(dueAt)} 到期`;
  return (
    <>
      <Chip tone={tone === 'quiet' ? 'plain' : tone} title={exact}>
        {text}
      </Chip>
      {word ? <span className="quiet small">{exact}</span> : null}
    </>
  );
}
