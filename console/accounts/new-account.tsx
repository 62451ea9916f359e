import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Form, Input, Modal, Segmented, Select } from 'antd';
import { listRoles } from '#contract/access.ts';
import { type Account, createAccount, listAccounts } from '#contract/account.ts';
import { call } from '#contract/call.ts';
import { queries } from '../app/queries.ts';
import { useCan } from '../app/session.ts';
import { PersonSelect } from '../parts/person-select.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { UnitSelect } from '../parts/unit-select.tsx';
import type { Shown } from './one-time-secret.tsx';

type Facts = {
  kind: Account['kind'];
  username: string;
  displayName: string;
  phone?: string;
  personId?: string | null;
  roles?: string[];
  unitId?: string | null;
};

/** Makes an account. A person gets a one-time password, a service goes on to its API keys. */
export function NewAccount(props: {
  onClose: () => void;
  onSecret: (shown: Shown) => void;
  onKeys: (account: Account) => void;
}) {
  const [form] = Form.useForm<Facts>();
  const { message } = App.useApp();
  const can = useCan();
  const isPerson = Form.useWatch('kind', form) !== 'service';
  const hasRoles = (Form.useWatch('roles', form) ?? []).length > 0;
  const roles = useQuery({
    queryKey: ['access', 'roles'],
    queryFn: ({ signal }) => call(listRoles, { signal }),
    enabled: can('access.read'),
  });
  const save = useMutation({
    mutationFn: (facts: Facts) =>
      call(createAccount, {
        body: {
          kind: facts.kind,
          username: facts.username.trim(),
          displayName: facts.displayName.trim(),
          ...(facts.kind === 'person' ? { phone: facts.phone?.trim() || null, personId: facts.personId ?? null } : {}),
          roles: (facts.roles ?? []).map(code => ({ code, unitId: facts.unitId ?? null })),
        },
      }),
    onSuccess: async (made, facts) => {
      await queries.invalidateQueries({ queryKey: ['accounts'] });
      void queries.invalidateQueries({ queryKey: ['access'] });
      props.onClose();
      if (made.oneTimePassword)
        props.onSecret({ kind: 'password', name: facts.displayName, secret: made.oneTimePassword });
      else {
        message.success('已新建服务账号，请为它生成 API 密钥');
        const found = await call(listAccounts, { query: { search: facts.username.trim() } });
        const account = found.items.find(each => each.id === made.id);
        if (account) props.onKeys(account);
      }
    },
  });
  return (
    <Modal
      open
      width={560}
      title="新建账号"
      okText="新建"
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      mask={{ closable: false }}
    >
      <div className="stack">
        <ProblemAlert error={save.error} />
        <Form form={form} layout="vertical" initialValues={{ kind: 'person' }} onFinish={save.mutate}>
          <Form.Item
            name="kind"
            label="类型"
            extra={isPerson ? '供人员登录。新建后得到一次性密码。' : '供其他系统调用接口，只用 API 密钥，不能登录。'}
          >
            <Segmented
              options={[
                { value: 'person', label: '人员账号' },
                { value: 'service', label: '服务账号' },
              ]}
            />
          </Form.Item>
          {isPerson && can('people.read') ? (
            <Form.Item name="personId" label="员工" extra="关联后，本人可查看自己的档案。管理员等账号可不关联。">
              <PersonSelect
                onChange={(_, name) => {
                  if (name && !form.getFieldValue('displayName')) form.setFieldValue('displayName', name);
                }}
              />
            </Form.Item>
          ) : null}
          <div className="two-fields">
            <Form.Item
              name="displayName"
              label="显示名称"
              rules={[{ required: true, whitespace: true, message: '请填写显示名称' }]}
            >
              <Input maxLength={60} placeholder={isPerson ? '姓名' : '如：考勤系统'} />
            </Form.Item>
            <Form.Item
              name="username"
              label="用户名"
              rules={[
                { required: true, whitespace: true, message: '请填写用户名' },
                { min: 2, message: '至少 2 个字符' },
              ]}
            >
              <Input maxLength={64} autoComplete="off" placeholder={isPerson ? '登录时输入' : '如：attendance'} />
            </Form.Item>
          </div>
          {isPerson ? (
            <Form.Item name="phone" label="手机号" extra="填写后，可用手机号代替用户名登录。">
              <Input maxLength={30} inputMode="tel" autoComplete="off" placeholder="11 位大陆手机号" />
            </Form.Item>
          ) : null}
          {can('access.read') ? (
            <Form.Item name="roles" label="角色" extra="自今日起长期有效；需限定期间的，稍后在“角色与授权”中设置。">
              <Select
                mode="multiple"
                optionFilterProp="label"
                placeholder="可稍后授予"
                options={(roles.data?.items ?? []).map(each => ({ value: each.code, label: each.name }))}
              />
            </Form.Item>
          ) : null}
          {hasRoles ? (
            <Form.Item
              name="unitId"
              label="授权单位"
              extra="按单位收窄的权限只在这个单位及其下级内有效；不选为全部单位。"
            >
              <UnitSelect placeholder="全部单位" />
            </Form.Item>
          ) : null}
        </Form>
      </div>
    </Modal>
  );
}
