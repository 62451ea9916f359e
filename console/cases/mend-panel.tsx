import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { call } from '#contract/call.ts';
import { type CaseDetail, mendCase } from '#contract/case.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import { dataFrom } from './data-from.ts';
import { stepsOfModel } from './model-steps.ts';
import { ReasonField } from './reason-field.tsx';
import { workChanged } from './work-queries.ts';

type Incident = CaseDetail['incidents'][number];
type How = 'retry' | 'move' | 'end';
const words: Record<How, { title: string; note: string; ok: string }> = {
  retry: { title: '重试', note: '从出错的环节再执行一次。先排除原因，或在下面改正数据。', ok: '重试' },
  move: { title: '移到另一环节', note: '事项离开出错的环节，从所选环节继续。', ok: '移动' },
  end: { title: '终止事项', note: '事项以“已终止”结束，未办的待办取消。申请人会收到通知。', ok: '终止事项' },
};

/** What failed in a case, and the ways to let it go on. */
export function MendPanel({ of }: { of: CaseDetail }) {
  const [chosen, setChosen] = useState<{ incident: Incident; how: How } | null>(null);
  if (of.incidents.length === 0) return null;
  return (
    <section className="panel mend" aria-label="流程异常">
      <header>
        <h2>流程异常</h2>
      </header>
      <ul>
        {of.incidents.map(each => (
          <li key={each.token}>
            <div>
              <p>
                <strong>{each.nodeName}</strong> <span className="quiet small">{instantText(each.at)}</span>
              </p>
              <p>{each.zh}</p>
              <p className="quiet small mono">{each.code}</p>
            </div>
            {of.may.mend ? (
              <div className="row wrap">
                <Button size="small" type="primary" onClick={() => setChosen({ incident: each, how: 'retry' })}>
                  重试
                </Button>
                <Button size="small" onClick={() => setChosen({ incident: each, how: 'move' })}>
                  移到另一环节
                </Button>
                <Button size="small" danger onClick={() => setChosen({ incident: each, how: 'end' })}>
                  终止事项
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {of.may.mend ? null : <Alert type="info" banner title="流程管理员已收到提醒，处理后事项会继续。" />}
      {chosen ? <MendDialog of={of} {...chosen} onClose={() => setChosen(null)} /> : null}
    </section>
  );
}

function MendDialog(props: { of: CaseDetail; incident: Incident; how: How; onClose: () => void }) {
  const { of, incident, how } = props;
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [to, setTo] = useState<string | null>(null);
  const [written, setWritten] = useState('');
  const steps = useMemo(() => stepsOfModel(of.diagram.xml), [of.diagram.xml]);
  const data = dataFrom(written);
  const mend = useMutation({
    mutationFn: () =>
      call(mendCase, {
        params: { id: of.id },
        body: {
          how,
          token: incident.token,
          reason: reason.trim(),
          ...(how === 'move' && to ? { to } : {}),
          ...(how !== 'end' && data && Object.keys(data).length > 0 ? { data } : {}),
        },
      }),
    onSuccess: ({ isHeld }) => {
      if (isHeld) message.warning('仍有异常，请看新的说明');
      else message.success(how === 'end' ? '事项已终止' : '已继续办理');
      props.onClose();
      void workChanged();
    },
  });
  const isReady = reason.trim() !== '' && data !== null && (how !== 'move' || to !== null);
  return (
    <Modal
      open
      title={`${words[how].title}：${incident.nodeName}`}
      okText={words[how].ok}
      okButtonProps={{ danger: how === 'end', disabled: !isReady, loading: mend.isPending }}
      onOk={() => mend.mutate()}
      onCancel={props.onClose}
    >
      <div className="stack">
        <p>{words[how].note}</p>
        {how === 'move' ? (
          <Select
            value={to}
            onChange={setTo}
            options={steps.map(each => ({ value: each.id, label: each.name }))}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="选择环节"
            aria-label="移到哪个环节"
            style={{ width: '100%' }}
          />
        ) : null}
        {how === 'end' ? null : (
          <ReasonField
            label={
              <>
                先改正数据（选填，每行一项，如 <span className="mono">days = 3</span>）
              </>
            }
            value={written}
            onChange={setWritten}
            most={20_000}
            fault={data === null ? '每行写成“名称 = 值”。' : undefined}
          />
        )}
        <ReasonField label="原因（必填，记入历程）" value={reason} onChange={setReason} most={1000} />
        <ProblemAlert error={mend.error} />
      </div>
    </Modal>
  );
}
