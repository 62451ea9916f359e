import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { grantRole } from '#contract/access.ts';
import { call } from '#contract/call.ts';
import { AccountSelect } from '../accounts/account-select.tsx';
import { queries } from '../app/queries.ts';
import { useSession } from '../app/session.ts';
import { DayField } from '../parts/day-field.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { UnitSelect } from '../parts/unit-select.tsx';
import { today } from '../parts/when.ts';
import { rolesQuery } from './access-queries.ts';
import { firstDayAfter } from './last-day.ts';

type Wanted = {
  accountId: string;
  roleId: string;
  unitId?: string | null;
  from: string;
  lastDay?: string | null;
  reason: string;
};

export function NewGrant({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<Wanted>();
  const { message } = App.useApp();
  const session = useSession();
  const roles = useQuery(rolesQuery());
  const roleId = Form.useWatch('roleId', form);
  const role = roles.data?.items.find(each => each.id === roleId);
  const unitId = Form.useWatch('unitId', form);
  const from = Form.useWatch('from', form);
  const isNarrowed = role?.permissions.some(each => each.scope === 'units') ?? false;
  const save = useMutation({
    mutationFn: (wanted: Wanted) =>
      call(grantRole, {
        body: {
          accountId: wanted.accountId,
          roleId: wanted.roleId,
          unitId: wanted.unitId ?? null,
          from: wanted.from,
          until: firstDayAfter(wanted.lastDay),
          reason: wanted.reason.trim(),
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['access'] });
      await queries.invalidateQueries({ queryKey: ['accounts'] });
      message.success('已授权');
      onClose();
    },
  });
  const unitHint = !role
    ? '角色中按单位收窄的权限，只在这个单位及其下级内有效。'
    : !isNarrowed
      ? '这个角色没有按单位收窄的权限，不必选择单位。'
      : unitId
        ? '其中按单位收窄的权限，只在这个单位及其下级内有效。'
        : '未选单位：按单位收窄的权限将对全部单位有效。';
  return (
    <Modal
      open
      width={560}
      title="授予角色"
      okText="授权"
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div className="stack">
        <ProblemAlert error={save.error} />
        <Form form={form} layout="vertical" initialValues={{ from: today() }} onFinish={save.mutate}>
          <Form.Item name="accountId" label="账号" rules={[{ required: true, message: '请选择账号' }]}>
            <AccountSelect without={session?.accountId} />
          </Form.Item>
          <Form.Item name="roleId" label="角色" extra={role?.note} rules={[{ required: true, message: '请选择角色' }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="选择角色"
              options={(roles.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
            />
          </Form.Item>
          <Form.Item
            name="unitId"
            label="授权单位"
            extra={<span className={isNarrowed && !unitId ? 'hint-warning' : ''}>{unitHint}</span>}
          >
            <UnitSelect placeholder="全部单位" />
          </Form.Item>
          <div className="two-fields">
            <Form.Item name="from" label="开始日期" rules={[{ required: true, message: '请选择日期' }]}>
              <DayField min={today()} allowClear={false} />
            </Form.Item>
            <Form.Item name="lastDay" label="最后一天" extra="不填为长期有效。">
              <DayField min={from ?? today()} placeholder="长期" />
            </Form.Item>
          </div>
          <Form.Item
            name="reason"
            label="事由"
            rules={[{ required: true, whitespace: true, message: '请写明为什么授权，供日后核对' }]}
          >
            <Input.TextArea maxLength={300} rows={2} className="grows" placeholder="如：接任华东区人事工作" />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  );
}
