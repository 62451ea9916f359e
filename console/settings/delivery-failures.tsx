import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '#contract/call.ts';
import { noticeKindLabel } from '#contract/notice-kind.ts';
import { type Channel, type DeliveryFailure, retryDelivery } from '#contract/notify.ts';
import { queries } from '../app/queries.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import { failuresQuery } from './channel-queries.ts';
import '../accounts/list-table.css';

const channelLabels: Record<Channel, string> = { email: '邮件', push: '推送', robot: '机器人' };

/** What was not sent, and why. */
export function DeliveryFailures() {
  const failures = useQuery(failuresQuery);
  return (
    <section className="channel-failures" aria-labelledby="channel-failures">
      <div className="channel-head">
        <h3 id="channel-failures">没有发出去的通知</h3>
        <Button size="small" type="text" loading={failures.isFetching} onClick={() => failures.refetch()}>
          刷新
        </Button>
      </div>
      <Gate query={failures}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet small">没有。发送失败的通知会列在这里，写明原因。</p>
          ) : (
            <div className="channel-table">
              <table className="list-table">
                <thead>
                  <tr>
                    <th scope="col">时间</th>
                    <th scope="col">渠道</th>
                    <th scope="col">发给</th>
                    <th scope="col">消息</th>
                    <th scope="col">原因</th>
                    <th scope="col">状态</th>
                    <th scope="col">操作</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(each => (
                    <FailureRow key={each.id} failure={each} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Gate>
    </section>
  );
}

function FailureRow({ failure }: { failure: DeliveryFailure }) {
  const retry = useMutation({
    mutationFn: () => call(retryDelivery, { params: { id: failure.id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: failuresQuery.queryKey }),
  });
  return (
    <tr>
      <td className="nowrap">{instantText(failure.createdAt)}</td>
      <td className="nowrap">{channelLabels[failure.channel]}</td>
      <td>{failure.to}</td>
      <td className="nowrap">{noticeKindLabel(failure.kind)}</td>
      <td>
        {failure.reason}
        <ProblemAlert error={retry.error} />
      </td>
      <td className="nowrap">
        {failure.isGivenUp ? (
          <Chip tone="danger">已放弃</Chip>
        ) : (
          <Chip tone="warning" title={`${instantText(failure.nextAt)} 再试`}>
            试过 {failure.attempts} 次
          </Chip>
        )}
      </td>
      <td>
        <Button size="small" loading={retry.isPending} onClick={() => retry.mutate()}>
          重发
        </Button>
      </td>
    </tr>
  );
}
