import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { acceptFinding, type Finding } from '#contract/access-check.ts';
import { call } from '#contract/call.ts';
import { queries } from '../app/queries.ts';
import { DayField } from '../parts/day-field.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { today } from '../parts/when.ts';

export function AcceptDialog(props: { checkId: string; finding: Finding; onClose: () => void }) {
  const [form] = Form.useForm<{ reason: string; until: string }>();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (given: { reason: string; until: string }) =>
      call(acceptFinding, {
        params: { id: props.checkId },
        body: { key: props.finding.key, reason: given.reason.trim(), until: given.until },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['access', 'checks'] });
      message.success('已接受');
      props.onClose();
    },
  });
  return (
    <Modal
      open
      width={480}
      title="接受这项发现"
      okText="接受"
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <div className="stack">
        <p>{props.finding.what}</p>
        <ProblemAlert error={save.error} />
        <Form form={form} layout="vertical" onFinish={save.mutate}>
          <Form.Item
            name="reason"
            label="理由"
            rules={[{ required: true, whitespace: true, min: 2, message: '请写明为什么可以接受，供日后核对' }]}
          >
            <Input.TextArea rows={2} maxLength={300} placeholder="如：分公司仅一人，由总部每月复核" />
          </Form.Item>
          <Form.Item
            name="until"
            label="接受至"
            extra="到期后重新列为待处理，最长一年。"
            rules={[{ required: true, message: '请选择日期' }]}
          >
            <DayField min={today()} />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  );
}
