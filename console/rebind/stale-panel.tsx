import { type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { call } from '#contract/call.ts';
import { phoneSources, type StaleSource, sourceStates } from '#contract/phone-binding.ts';
import type { RebindWork } from '#contract/phone-rebind-work.ts';
import { finishTask } from '#contract/task.ts';
import { DueMark } from '../cases/due-mark.tsx';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import { rebindsChanged, staleQuery } from './rebind-queries.ts';

type Correction = RebindWork['corrections'][number];

/** Records that became wrong when the number moved; each is a task of its own. */
export function StalePanel({ rebindId, work }: { rebindId: string; work: UseQueryResult<RebindWork> }) {
  const stale = useQuery(staleQuery(rebindId));
  const { message } = App.useApp();
  const correct = useMutation({
    mutationFn: (task: Correction) => call(finishTask, { params: { id: task.taskId }, body: { outcome: 'corrected' } }),
    onSuccess: async () => {
      message.success('已标记为更正');
      await rebindsChanged();
    },
  });
  const taskFor = (source: StaleSource) => work.data?.corrections.find(each => each.sourceId === source.id);
  return (
    <section className="panel" aria-label="需要更正的登记">
      <header>
        <h2>需要更正的登记</h2>
        <span className="quiet small">换绑后与事实不符。请各部门在自己的系统中更正，再在此标记。</span>
      </header>
      <ProblemAlert error={correct.error} />
      <Gate query={stale}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="rebind-foot quiet">没有需要更正的登记。</p>
          ) : (
            <ul className="rebind-stale">
              {items.map(each => {
                const task = each.state === 'stale-to-correct' ? taskFor(each) : undefined;
                return (
                  <li key={each.id}>
                    <span className="rebind-cell">
                      <span>
                        {phoneSources[each.source]} · {each.personName}{' '}
                        <span className="quiet small mono">{each.personNumber}</span>
                      </span>
                      <span className="quiet small">
                        <span className="mono">{each.phoneMasked}</span>
                        {each.statedOn ? `，${each.statedOn} 登记` : ''}
                      </span>
                    </span>
                    <span className="push row">
                      {each.state === 'corrected' ? (
                        <>
                          <span className="quiet small">{instantText(each.correctedAt)}</span>
                          <Chip tone="success">{sourceStates.corrected}</Chip>
                        </>
                      ) : (
                        <>
                          {task ? <DueMark dueAt={task.dueAt} /> : null}
                          {task?.isMine ? (
                            <Button
                              size="small"
                              loading={correct.isPending && correct.variables?.taskId === task.taskId}
                              onClick={() => correct.mutate(task)}
                            >
                              已更正
                            </Button>
                          ) : (
                            <Chip tone="warning">{sourceStates[each.state]}</Chip>
                          )}
                        </>
                      )}
                    </span>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Gate>
    </section>
  );
}
