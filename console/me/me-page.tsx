import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { call } from '#contract/call.ts';
import { changePassword } from '#contract/session.ts';
import { useConfirmed } from '../app/confirm-password.tsx';
import { useSession } from '../app/session.ts';
import { Page, PageHead } from '../parts/page-head.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { NewPasswordFields } from '../sign-in/new-password-fields.tsx';
import { Factors } from './factors.tsx';
import { Sessions } from './sessions.tsx';

/** One's own password, second factors and sessions. */
export function MePage() {
  const session = useSession();
  return (
    <Page>
      <PageHead
        title="我的账号"
        note={`${session?.name ?? ''}（${session?.username ?? ''}）· ${session?.roles.map(each => each.name).join('、') || '未授予角色'}`}
      />
      <div className="stack" style={{ maxWidth: 820 }}>
        <Factors />
        <Sessions />
        <Password />
      </div>
    </Page>
  );
}

function Password() {
  const [form] = Form.useForm<{ current: string; next: string }>();
  const { message } = App.useApp();
  const confirmed = useConfirmed();
  const change = useMutation({
    mutationFn: ({ current, next }: { current: string; next: string }) =>
      confirmed(() => call(changePassword, { body: { current, next } })),
    onSuccess: () => {
      message.success('密码已修改，其他设备上的登录已结束');
      form.resetFields();
    },
  });
  return (
    <section className="panel" aria-label="修改密码">
      <header>
        <h2>修改密码</h2>
      </header>
      <div className="body">
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          style={{ maxWidth: 380 }}
          onFinish={values => change.mutate(values)}
        >
          <Form.Item name="current" label="当前密码" rules={[{ required: true, message: '请输入当前密码' }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <NewPasswordFields />
          <div className="stack">
            <ProblemAlert error={change.error} />
            <div>
              <Button type="primary" htmlType="submit" loading={change.isPending}>
                修改密码
              </Button>
            </div>
          </div>
        </Form>
      </div>
    </section>
  );
}
