import { useQuery } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { type LifeEventKind, readTimeline } from '#contract/person.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { momentQuery } from '../parts/moment.ts';

const main: readonly LifeEventKind[] = ['hire', 'rehire', 'transfer', 'promotion', 'demotion', 'left', 'confirmed'];

/** The events of a working life, newest first; those to come are marked. A click turns the page to that day. */
export function Life(props: { personId: string; knownAt: string | undefined; onDay: (day: string) => void }) {
  const { personId, knownAt, onDay } = props;
  const timeline = useQuery({
    queryKey: ['people', 'timeline', personId, knownAt ?? 'now'],
    queryFn: ({ signal }) =>
      call(readTimeline, { params: { id: personId }, query: momentQuery(knownAt ? { knownAt } : {}), signal }),
  });
  return (
    <section className="panel" id="section-life" aria-label="经历">
      <header>
        <h2>经历</h2>
      </header>
      <Gate query={timeline}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="nothing">尚无记录</p>
          ) : (
            <ol className="life">
              {items.map(each => (
                <li
                  key={`${each.on} ${each.kind} ${each.versionId} ${each.title}`}
                  className={each.toCome ? 'life-to-come' : main.includes(each.kind) ? 'life-main' : ''}
                >
                  <time dateTime={each.on}>
                    <button
                      type="button"
                      className="bare"
                      onClick={() => onDay(each.on)}
                      title={`查看 ${each.on} 的档案`}
                    >
                      {each.on}
                    </button>{' '}
                    {each.toCome ? <Chip tone="warning">待生效</Chip> : null}
                  </time>
                  <p>{each.title}</p>
                  {each.detail ? <p>{each.detail}</p> : null}
                </li>
              ))}
            </ol>
          )
        }
      </Gate>
    </section>
  );
}
