import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal, Select, Switch } from 'antd';
import { call } from '#contract/call.ts';
import { noticeKinds } from '#contract/notice-kind.ts';
import { addRobot, type RobotBody, type RobotChannel, robotKinds, setRobot } from '#contract/notify.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { keepChannels } from './channel-queries.ts';

const signed: Record<RobotBody['kind'], string> = {
  wecom: '企业微信机器人不加签，留空。',
  dingtalk: '安全设置选“加签”，把 SEC 开头的密钥填在这里。',
  feishu: '安全设置勾选“签名校验”，把密钥填在这里。',
};

/** A group robot, new or known. Its address and secret go in and never come out. */
export function RobotDialog(props: { robot: RobotChannel | null; moreHosts: string[]; close: () => void }) {
  const { robot, moreHosts } = props;
  const [form] = Form.useForm<RobotBody>();
  const kind = Form.useWatch('kind', form) ?? robot?.kind ?? 'wecom';
  const host = robotKinds.find(each => each.code === kind)?.host;
  const save = useMutation({
    mutationFn: ({ url, secret, ...rest }: RobotBody) => {
      const body = { ...rest, ...(url ? { url: url.trim() } : {}), ...(secret ? { secret: secret.trim() } : {}) };
      return robot ? call(setRobot, { params: { id: robot.id }, body }) : call(addRobot, { body });
    },
    onSuccess: made => {
      keepChannels(made);
      props.close();
    },
  });
  const { code, name, isOn, kinds } = robot ?? { code: '', name: '', isOn: true, kinds: [] };
  return (
    <Modal
      open
      title={robot ? `修改“${robot.name}”` : '添加群机器人'}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={props.close}
    >
      <Form
        form={form}
        name="channel-robot"
        layout="vertical"
        requiredMark={false}
        initialValues={{ code, name, isOn, kinds, kind: robot?.kind ?? 'wecom' }}
        onFinish={save.mutate}
      >
        <Form.Item name="kind" label="平台">
          <Select options={robotKinds.map(each => ({ value: each.code, label: each.label }))} />
        </Form.Item>
        <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写' }]}>
          <Input maxLength={60} placeholder="如：人事部群" />
        </Form.Item>
        <Form.Item
          name="code"
          label="代号"
          extra="流程里用它点名这个群。"
          rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{0,39}$/, message: '小写字母开头，可含数字和 -' }]}
        >
          <Input maxLength={40} placeholder="hr-group" />
        </Form.Item>
        <Form.Item
          name="url"
          label="webhook 地址"
          extra={`须是 https://${host}/ 开头的地址${moreHosts.length > 0 ? `，或 ${moreHosts.join('、')}` : ''}。`}
          rules={robot ? [] : [{ required: true, whitespace: true, message: '请填写' }]}
        >
          <Input maxLength={1000} placeholder={robot ? '已保存；留空则不变' : `https://${host}/…`} />
        </Form.Item>
        <Form.Item name="secret" label="密钥" extra={signed[kind]}>
          <Input.Password
            maxLength={300}
            autoComplete="new-password"
            placeholder={robot?.hasSecret ? '已保存；留空则不变' : ''}
          />
        </Form.Item>
        <Form.Item name="kinds" label="播报哪些消息" extra="发给任何人的这些消息都在群里播报一次，不含个人信息。">
          <Select
            mode="multiple"
            allowClear
            placeholder="不选则只在流程点名时播报"
            options={noticeKinds.map(each => ({ value: each.code, label: each.label }))}
          />
        </Form.Item>
        <Form.Item name="isOn" label="启用" valuePropName="checked">
          <Switch checkedChildren="开" unCheckedChildren="关" />
        </Form.Item>
        <ProblemAlert error={save.error} />
      </Form>
    </Modal>
  );
}
