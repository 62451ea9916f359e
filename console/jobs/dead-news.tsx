import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Popconfirm, Tooltip } from 'antd';
import { call } from '#contract/call.ts';
import { type DeadEvent, giveUpEvent, listDeadEvents, retryEvent } from '#contract/outbox.ts';
import { queries } from '../app/queries.ts';
import { useCan } from '../app/session.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import '../accounts/list-table.css';

/** News that found no way to those who wait for it; nothing while there is none. */
export function DeadNews() {
  const mayEdit = useCan()('system.edit');
  const dead = useQuery({
    queryKey: ['jobs', 'dead-news'],
    queryFn: ({ signal }) => call(listDeadEvents, { signal }),
    refetchInterval: 60_000,
  });
  const items = dead.data?.items ?? [];
  if (dead.error) return <ProblemAlert error={dead.error} retry={() => dead.refetch()} />;
  if (items.length === 0) return null;
  return (
    <section className="panel jobs-history" aria-labelledby="jobs-dead">
      <header>
        <h2 id="jobs-dead">未送达的消息</h2>
        <span className="quiet small">
          {items.length} 条，试满次数仍送不到。
          {mayEdit ? '排除原因后重试；不再需要的，可以放弃。' : '请联系管理员处理。'}
        </span>
      </header>
      <table className="list-table">
        <thead>
          <tr>
            <th scope="col">种类</th>
            <th scope="col">发生</th>
            <th scope="col">最后一次尝试</th>
            <th scope="col">次数</th>
            <th scope="col">原因</th>
            {mayEdit ? <th scope="col">操作</th> : null}
          </tr>
        </thead>
        <tbody>
          {items.map(each => (
            <DeadRow key={each.id} event={each} mayEdit={mayEdit} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DeadRow({ event, mayEdit }: { event: DeadEvent; mayEdit: boolean }) {
  const settle = useMutation({
    mutationFn: (way: typeof retryEvent | typeof giveUpEvent) => call(way, { params: { id: event.id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs', 'dead-news'] }),
  });
  const isBusy = settle.isPending;
  return (
    <tr>
      <td className="strong">
        <Tooltip title={`编号 ${event.id}`}>{event.name}</Tooltip>
      </td>
      <td className="nowrap">{instantText(event.recordedAt)}</td>
      <td className="nowrap">{instantText(event.endedAt)}</td>
      <td>{event.attempts}</td>
      <td className="jobs-outcome">
        {event.reason}
        <ProblemAlert error={settle.error} />
      </td>
      {mayEdit ? (
        <td className="nowrap">
          <Button
            size="small"
            loading={isBusy}
            onClick={() => settle.mutate(retryEvent)}
            aria-label={`重试：${event.name}`}
          >
            重试
          </Button>{' '}
          <Popconfirm
            placement="topRight"
            title="放弃这条消息？"
            description="等它的部分将永远收不到，不能恢复。"
            okText="放弃"
            cancelText="取消"
            okButtonProps={{ danger: true }}
            onConfirm={() => settle.mutate(giveUpEvent)}
          >
            <Button size="small" danger disabled={isBusy} aria-label={`放弃：${event.name}`}>
              放弃
            </Button>
          </Popconfirm>
        </td>
      ) : null}
    </tr>
  );
}
