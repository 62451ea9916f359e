import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { type Delegation, endDelegation } from '#contract/task.ts';
import { useSession } from '../app/session.ts';
import { workChanged } from '../cases/work-queries.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { today } from '../parts/when.ts';
import { delegationsQuery } from './desk-queries.ts';
import { StandInDialog } from './stand-in-dialog.tsx';
import './desk.css';

/** Who stands in for the reader while he is away, and for whom he stands in. */
export function StandInsPage() {
  const session = useSession();
  const delegations = useQuery(delegationsQuery);
  const [adds, setAdds] = useState(false);
  const me = session?.accountId;
  return (
    <Page>
      <PageHead
        title="代办设置"
        note="出差、休假时请人代办。期间您的待办对方也能办理，历程会注明代谁办理；您自己仍可办理。"
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdds(true)}>
            请人代办
          </Button>
        }
      />
      <Gate query={delegations}>
        {({ items }) => {
          const mine = items.filter(each => each.ofAccountId === me);
          const forOthers = items.filter(each => each.toAccountId === me);
          const rest = items.filter(each => each.ofAccountId !== me && each.toAccountId !== me);
          return (
            <div className="stack">
              <StandIns
                title="代我办理"
                items={mine}
                mayEnd
                none={
                  <EmptyState title="没有请人代办">
                    离开期间的待办会一直等您。需要时按“请人代办”，选人和起止日期。
                  </EmptyState>
                }
              />
              {forOthers.length > 0 ? <StandIns title="我代人办理" items={forOthers} /> : null}
              {rest.length > 0 ? <StandIns title="其他人的代办" items={rest} mayEnd /> : null}
            </div>
          );
        }}
      </Gate>
      {adds ? <StandInDialog onClose={() => setAdds(false)} /> : null}
    </Page>
  );
}

function StandIns(props: { title: string; items: Delegation[]; mayEnd?: boolean; none?: React.ReactNode }) {
  const { message, modal } = App.useApp();
  const end = useMutation({
    mutationFn: (id: string) => call(endDelegation, { params: { id } }),
    onSuccess: () => {
      message.success('已结束代办');
      return workChanged();
    },
  });
  const ask = (each: Delegation) =>
    modal.confirm({
      title: '结束这项代办？',
      content: `${each.toName}未办的待办退回给${each.ofName}；已办的不受影响。`,
      okText: '结束',
      onOk: () => end.mutateAsync(each.id).catch(() => undefined),
    });
  return (
    <section className="panel" aria-label={props.title}>
      <header>
        <h2>{props.title}</h2>
      </header>
      {props.items.length === 0 ? (
        props.none
      ) : (
        <ul className="stand-ins">
          {props.items.map(each => (
            <li key={each.id}>
              <span>
                <strong>{each.ofName}</strong> → <strong>{each.toName}</strong>
              </span>
              <span className="nowrap">
                {each.fromOn} 至 {each.untilOn}
              </span>
              <Standing of={each} />
              <span className="quiet small">
                {[each.process ? `仅限流程 ${each.process}` : '全部流程', each.reason].filter(Boolean).join(' · ')}
              </span>
              {props.mayEnd && each.untilOn >= today() ? (
                <Button size="small" className="push" loading={end.isPending} onClick={() => ask(each)}>
                  结束
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {end.error ? <p className="body board-bad">没有办成，请重试。</p> : null}
    </section>
  );
}

function Standing({ of }: { of: Delegation }) {
  const now = today();
  if (of.untilOn < now) return <Chip>已结束</Chip>;
  if (of.fromOn > now) return <Chip tone="info">未开始</Chip>;
  return <Chip tone="success">代办中</Chip>;
}
