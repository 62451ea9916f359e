import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { call } from '#contract/call.ts';
import { type Certificate, certificateKindLabels, revokeCertificate } from '#contract/certificate.ts';
import { queries } from '../app/queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';

/** A certificate is revoked for good, with a reason that its holder reads. */
export function RevokeDialog({ of, onClose }: { of: Certificate; onClose: () => void }) {
  const [form] = Form.useForm<{ reason: string }>();
  const { message } = App.useApp();
  const revoke = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      call(revokeCertificate, { params: { id: of.id }, body: { reason: reason.trim() } }),
    onSuccess: async () => {
      message.success(`${of.number} 已作废`);
      onClose();
      await queries.invalidateQueries({ queryKey: ['certificates'] });
    },
  });
  return (
    <Modal
      open
      title={`作废${certificateKindLabels[of.kind]} ${of.number}`}
      okText="作废"
      okButtonProps={{ danger: true, loading: revoke.isPending }}
      cancelText="取消"
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{of.personName}的这份证明从此核验为“已作废”，不能恢复。已经发出的文件收不回来，请通知收件方。</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={values => revoke.mutate(values)}>
        <Form.Item
          name="reason"
          label="原因（经办人和本人看得到，核验的人看不到）"
          rules={[{ required: true, whitespace: true, message: '请写明原因' }]}
        >
          <Input.TextArea rows={3} maxLength={300} showCount />
        </Form.Item>
      </Form>
      <ProblemAlert error={revoke.error} />
    </Modal>
  );
}
