import { CheckOutlined, ClockCircleOutlined, DownOutlined } from '@ant-design/icons';
import { type UseQueryResult, useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import type { RebindVoice, RebindWork } from '#contract/phone-rebind-work.ts';
import { finishTask, type TaskOutcome } from '#contract/task.ts';
import { useCan } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import { type RebindDetail, rebindsChanged } from './rebind-queries.ts';

/** Who has agreed, and the reader's own word. */
export function DecidePanel({ detail, work }: { detail: RebindDetail; work: UseQueryResult<RebindWork> }) {
  return (
    <section className="panel" aria-label="核对与决定">
      <header>
        <h2>核对与决定</h2>
      </header>
      <Gate query={work}>
        {data =>
          data.isHeld ? (
            <div className="body">
              <Alert
                type="warning"
                showIcon
                title="流程遇到异常，暂时不能决定"
                description="已通知系统管理员处理，处理后在此继续。常见原因：除当事人外，数据校验中心的成员不足。"
              />
            </div>
          ) : data.decision ? (
            <Deciding detail={detail} decision={data.decision} voices={data.voices} />
          ) : (
            <EmptyState title="正在立案">刚提交的申请几秒后即可核对，请稍后刷新。</EmptyState>
          )
        }
      </Gate>
    </section>
  );
}

type Decision = NonNullable<RebindWork['decision']>;

function Deciding(props: { detail: RebindDetail; decision: Decision; voices: RebindVoice[] }) {
  const { detail, decision, voices } = props;
  const { rebind } = detail;
  const can = useCan();
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const [asked, setAsked] = useState<TaskOutcome | null>(null);
  const spoken = voices.filter(each => each.state === 'done');
  const agree = decision.outcomes.find(each => each.sense === 'agree');
  const refusals = decision.outcomes.filter(each => each.sense === 'refuse');
  const send = useMutation({
    mutationFn: (outcome: TaskOutcome) =>
      call(finishTask, {
        params: { id: decision.taskId },
        body: { outcome: outcome.code, ...(note.trim() ? { comment: note.trim() } : {}) },
      }),
    onSuccess: async (_, outcome) => {
      setAsked(null);
      message.success(`已提交：${outcome.label}`);
      await rebindsChanged();
    },
    onError: () => setAsked(null),
  });
  const choose = (outcome: TaskOutcome) => {
    const lacks = outcome.reason === 'required' && note.trim() === '';
    setMissing(lacks);
    if (!lacks) setAsked(outcome);
  };
  return (
    <>
      <div className="body rebind-deciding">
        <p className="rebind-count">
          须 <strong>{decision.needed}</strong> 人同意，已有 <strong>{spoken.length}</strong> 人
        </p>
        <Voices voices={voices} />
      </div>
      {decision.isMine && can('rebind.decide') ? (
        <footer className="rebind-act">
          <ProblemAlert error={send.error} />
          <Input.TextArea
            value={note}
            onChange={event => {
              setNote(event.target.value);
              setMissing(false);
            }}
            rows={3}
            maxLength={1000}
            status={missing ? 'error' : ''}
            placeholder="备注（仅内部可见，申请人看不到）"
            aria-label="备注"
            aria-invalid={missing}
          />
          {missing ? (
            <p className="rebind-fault" role="alert">
              不予通过时请写明备注。
            </p>
          ) : null}
          <div className="row rebind-buttons">
            <Dropdown
              trigger={['click']}
              menu={{
                items: refusals.map(each => ({ key: each.code, label: each.label })),
                onClick: ({ key }) => {
                  const outcome = refusals.find(each => each.code === key);
                  if (outcome) choose(outcome);
                },
              }}
            >
              <Button danger>
                不予通过 <DownOutlined />
              </Button>
            </Dropdown>
            {agree ? (
              <Button type="primary" onClick={() => choose(agree)}>
                {agree.label}
              </Button>
            ) : null}
          </div>
        </footer>
      ) : (
        <p className="rebind-foot quiet small">
          {can('rebind.decide') ? '您已提交意见，或这件事项不由您办理。' : '您可以查看，不能参与决定。'}
        </p>
      )}
      <Modal
        open={asked !== null}
        title={asked?.label ?? ''}
        okText="提交"
        okButtonProps={{ loading: send.isPending, danger: asked?.sense === 'refuse' }}
        onOk={() => asked && send.mutate(asked)}
        onCancel={() => setAsked(null)}
      >
        {asked?.sense === 'agree' ? (
          <p>
            {spoken.length + 1 >= decision.needed
              ? `提交后，${rebind.phoneMasked} 立即换绑到${rebind.applicantName}名下，双方的登录全部退出。`
              : `提交后，还须 ${decision.needed - spoken.length - 1} 名成员同意。`}
          </p>
        ) : (
          <p>提交后事项即办结，号码不变。申请人会看到固定的说明，看不到备注。</p>
        )}
      </Modal>
    </>
  );
}

export function Voices({ voices }: { voices: RebindVoice[] }) {
  if (voices.length === 0) return null;
  return (
    <ul className="rebind-voices" aria-label="成员意见">
      {voices.map(each => (
        <li key={`${each.name} ${each.forName}`}>
          {each.state === 'done' ? (
            <CheckOutlined className="rebind-agrees" aria-hidden="true" />
          ) : (
            <ClockCircleOutlined className="quiet" aria-hidden="true" />
          )}
          <span>
            {each.name}
            {each.forName ? <span className="quiet small">（代{each.forName}）</span> : null}
          </span>
          <span className="push quiet small">
            {each.state === 'done' ? `${each.outcomeLabel} · ${instantText(each.at)}` : '尚未表态'}
          </span>
        </li>
      ))}
    </ul>
  );
}
