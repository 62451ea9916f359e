import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Popconfirm, Switch } from 'antd';
import { call } from '#contract/call.ts';
import { type PushBody, type PushChannel, setPush } from '#contract/notify.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { keepChannels } from './channel-queries.ts';

/** Web push: its keys are made when it is first switched on, and stay on the server. */
export function PushForm({ push }: { push: PushChannel | null }) {
  const [form] = Form.useForm<PushBody>();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (body: PushBody) => call(setPush, { body }),
    onSuccess: (made, body) => {
      keepChannels(made);
      message.success(body.renewKeys ? '密钥已更换' : made.push?.isOn ? '手机推送已开启' : '已保存，手机推送未开启');
    },
  });
  const renew = () => {
    void form.validateFields().then(values => save.mutate({ ...values, renewKeys: true }));
  };
  return (
    <Form
      form={form}
      name="channel-push"
      layout="vertical"
      requiredMark={false}
      initialValues={{ isOn: push?.isOn ?? false, subject: push?.subject ?? '' }}
      onFinish={save.mutate}
    >
      <Form.Item name="isOn" label="发送手机推送" valuePropName="checked">
        <Switch checkedChildren="开" unCheckedChildren="关" />
      </Form.Item>
      <Form.Item
        name="subject"
        label="联系方式"
        extra="推送服务遇到问题时联系谁，如 mailto:it@example.com。须用 https 访问系统，手机才能开启推送。"
        rules={[{ required: true, pattern: /^(mailto:.+@.+|https:\/\/.+)$/, message: '以 mailto: 或 https:// 开头' }]}
      >
        <Input maxLength={300} placeholder="mailto:it@example.com" className="channel-subject" />
      </Form.Item>
      <ProblemAlert error={save.error} />
      <div className="row wrap channel-acts">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
        {push ? (
          <Popconfirm
            title="更换推送密钥？"
            description="所有手机都要重新开启推送。怀疑密钥泄露时才需要更换。"
            okText="更换"
            cancelText="取消"
            okButtonProps={{ danger: true }}
            onConfirm={renew}
          >
            <Button disabled={save.isPending}>更换密钥</Button>
          </Popconfirm>
        ) : null}
      </div>
    </Form>
  );
}
