import { useQuery } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { readTimeline } from '#contract/person.ts';
import { dayWords } from '../ui/day.ts';
import { Failed, Loading, Nothing } from '../ui/states.tsx';

/** The events of a working life, newest first; those to come stand out. */
export function Timeline({ personId }: { personId: string }) {
  const life = useQuery({
    queryKey: ['person', personId, 'timeline'],
    queryFn: ({ signal }) => call(readTimeline, { params: { id: personId }, signal }),
  });
  if (life.isPending) return <Loading />;
  if (life.isError) return <Failed fault={life.error} retry={() => life.refetch()} />;
  if (life.data.items.length === 0)
    return <Nothing title="还没有经历" note="入职、调动、晋升等登记后会按时间排在这里。" />;
  return (
    <ol className="timeline">
      {life.data.items.map((event, i) => (
        // A version may stand behind two events of one day, so its id alone is no key.
        <li key={`${event.on} ${event.kind} ${event.versionId ?? i}`} className={event.toCome ? 'to-come' : undefined}>
          <time dateTime={event.on}>{dayWords(event.on)}</time>
          {event.toCome ? <span className="tag warn">将要发生</span> : null}
          <h3>{event.title}</h3>
          {event.detail ? <p>{event.detail}</p> : null}
        </li>
      ))}
    </ol>
  );
}
