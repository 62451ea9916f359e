import { useMutation } from '@tanstack/react-query';
import { App, Form, Modal } from 'antd';
import { endGrant, type Grant, revokeGrant } from '#contract/access.ts';
import { call } from '#contract/call.ts';
import { queries } from '../app/queries.ts';
import { DayField } from '../parts/day-field.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { lastDay, spanText, today } from '../parts/when.ts';
import { firstDayAfter } from './last-day.ts';

/** Moves the end of a grant, or takes it back as of today. */
export function EndGrant(props: { grant: Grant; way: 'end' | 'revoke'; onClose: () => void }) {
  const { grant, way, onClose } = props;
  const [form] = Form.useForm<{ lastDay: string | null }>();
  const { message } = App.useApp();
  const params = { id: grant.id };
  const save = useMutation({
    mutationFn: (until: string | null) =>
      way === 'revoke' ? call(revokeGrant, { params }) : call(endGrant, { params, body: { until } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['access'] });
      await queries.invalidateQueries({ queryKey: ['accounts'] });
      message.success(way === 'revoke' ? '已收回' : '已改变结束日');
      onClose();
    },
  });
  const earliest = grant.from && grant.from > today() ? grant.from : today();
  return (
    <Modal
      open
      width={440}
      title={way === 'revoke' ? '收回授权？' : '改变结束日'}
      okText={way === 'revoke' ? '收回' : '保存'}
      okButtonProps={{ danger: way === 'revoke', loading: save.isPending }}
      onOk={() => (way === 'revoke' ? save.mutate(null) : form.submit())}
      onCancel={onClose}
    >
      <div className="stack">
        <p>
          {grant.accountName}（{grant.username}）· {grant.roleName} · {grant.unitName ?? '全部单位'}
          <br />
          <span className="quiet">{spanText(grant.from, grant.until)}</span>
        </p>
        {way === 'revoke' ? (
          <p className="quiet">
            {grant.state === 'future'
              ? '这条授权尚未生效，收回后不会生效。'
              : '自今日起失效，对方的下一次操作就不再有这些权限。过去的期间和这次收回都留有记录。'}
          </p>
        ) : null}
        <ProblemAlert error={save.error} />
        {way === 'end' ? (
          <Form
            form={form}
            layout="vertical"
            initialValues={{ lastDay: lastDay(grant.until) }}
            onFinish={({ lastDay: day }) => save.mutate(firstDayAfter(day))}
          >
            <Form.Item name="lastDay" label="最后一天" extra="清空为长期有效。">
              <DayField min={earliest} placeholder="长期" />
            </Form.Item>
          </Form>
        ) : null}
      </div>
    </Modal>
  );
}
