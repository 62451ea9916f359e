import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { type MailBody, type MailChannel, type MailSecurity, setMail, testMail } from '#contract/notify.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { keepChannels } from './channel-queries.ts';

const securities: { value: MailSecurity; label: string; port: number }[] = [
  { value: 'tls', label: 'SSL/TLS', port: 465 },
  { value: 'starttls', label: 'STARTTLS', port: 587 },
  { value: 'none', label: '不加密', port: 25 },
];
const fresh: MailBody = {
  isOn: true,
  host: '',
  port: 465,
  security: 'tls',
  username: '',
  fromAddress: '',
  fromName: '人事系统',
  mailsPerHour: 10,
};
const needed = { required: true, whitespace: true, message: '请填写' };

/** The mail server. Its password goes in and never comes out; left empty it stays as it is. */
export function MailForm({ mail }: { mail: MailChannel | null }) {
  const [form] = Form.useForm<MailBody>();
  const { message } = App.useApp();
  const security = Form.useWatch('security', form);
  const save = useMutation({
    mutationFn: ({ password, ...rest }: MailBody) =>
      call(setMail, { body: { ...fresh, ...rest, ...(password ? { password } : {}) } }),
    onSuccess: made => {
      keepChannels(made);
      form.setFieldValue('password', '');
      message.success(made.mail?.isOn ? '邮件渠道已开启' : '已保存，邮件渠道未开启');
    },
  });
  const { hasPassword, ...known } = mail ?? { ...fresh, isOn: false, hasPassword: false };
  return (
    <>
      <Form
        form={form}
        name="channel-mail"
        layout="vertical"
        requiredMark={false}
        initialValues={known}
        onFinish={save.mutate}
      >
        <Form.Item name="isOn" label="发送邮件通知" valuePropName="checked">
          <Switch checkedChildren="开" unCheckedChildren="关" />
        </Form.Item>
        <div className="channel-fields">
          <Form.Item name="host" label="SMTP 服务器" rules={[needed]} className="channel-wide">
            <Input maxLength={253} placeholder="smtp.example.com" />
          </Form.Item>
          <Form.Item name="security" label="加密">
            <Select
              options={securities}
              onChange={to => form.setFieldValue('port', securities.find(each => each.value === to)?.port)}
            />
          </Form.Item>
          <Form.Item name="port" label="端口" rules={[{ required: true, message: '请填写' }]}>
            <InputNumber min={1} max={65_535} precision={0} />
          </Form.Item>
          <Form.Item name="username" label="用户名" className="channel-wide">
            <Input maxLength={200} autoComplete="off" placeholder="不需要登录就不填" />
          </Form.Item>
          <Form.Item name="password" label="密码或授权码" className="channel-wide">
            <Input.Password
              maxLength={500}
              autoComplete="new-password"
              placeholder={hasPassword ? '已保存；留空则不变' : ''}
            />
          </Form.Item>
          <Form.Item
            name="fromAddress"
            label="发件地址"
            rules={[needed, { type: 'email', message: '请填写邮箱地址' }]}
            className="channel-wide"
          >
            <Input maxLength={254} placeholder="hr@example.com" />
          </Form.Item>
          <Form.Item name="fromName" label="发件人名称">
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            name="mailsPerHour"
            label="每人每小时至多"
            tooltip="超过的合并成一封发送"
            rules={[{ required: true, message: '请填写' }]}
          >
            <InputNumber min={1} max={1000} precision={0} suffix="封" />
          </Form.Item>
        </div>
        {security === 'none' ? (
          <p className="channel-warning">不加密时，密码和邮件在网络上以明文传送，只应用于内网的邮件服务器。</p>
        ) : null}
        <ProblemAlert error={save.error} />
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
      </Form>
      {mail?.isOn ? <TryMail /> : null}
    </>
  );
}

function TryMail() {
  const { message } = App.useApp();
  const [address, setAddress] = useState('');
  const send = useMutation({
    mutationFn: () => call(testMail, { body: { address: address.trim() } }),
    onSuccess: () => message.success('测试邮件已交给邮件服务器，请到邮箱里查看'),
  });
  return (
    <Form className="row wrap channel-try" onFinish={() => send.mutate()}>
      <Input
        aria-label="测试邮件发到"
        type="email"
        maxLength={254}
        placeholder="把测试邮件发到这个地址"
        value={address}
        onChange={event => setAddress(event.target.value)}
      />
      <Button htmlType="submit" disabled={!address.trim()} loading={send.isPending}>
        发送测试邮件
      </Button>
      <ProblemAlert error={send.error} />
    </Form>
  );
}
