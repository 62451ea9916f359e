import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { copyRole, createRole, type Role, removeRole, updateRole } from '#contract/access.ts';
import { call } from '#contract/call.ts';
import { queries } from '../app/queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';

export type RoleDialogKind = { kind: 'create' } | { kind: 'copy' | 'rename' | 'remove'; role: Role };
type Facts = { code: string; name: string; note?: string };

/** Makes, copies, renames or deletes a role. `onClose` gets the role to show next, if there is a new one. */
export function RoleDialog({ of, onClose }: { of: RoleDialogKind; onClose: (id?: string) => void }) {
  const [form] = Form.useForm<Facts>();
  const { message } = App.useApp();
  const role = of.kind === 'create' ? null : of.role;
  const save = useMutation({
    mutationFn: async (facts: Facts): Promise<string | undefined> => {
      if (of.kind === 'create') {
        const body = { code: facts.code, name: facts.name.trim(), note: facts.note?.trim() ?? '' };
        return (await call(createRole, { body })).id;
      }
      const params = { id: of.role.id };
      if (of.kind === 'copy')
        return (await call(copyRole, { params, body: { code: facts.code, name: facts.name.trim() } })).id;
      if (of.kind === 'remove') await call(removeRole, { params });
      else await call(updateRole, { params, body: { name: facts.name.trim(), note: facts.note?.trim() ?? '' } });
      return undefined;
    },
    onSuccess: async id => {
      await queries.invalidateQueries({ queryKey: ['access'] });
      message.success(of.kind === 'remove' ? '已删除' : '已保存');
      onClose(id);
    },
  });
  const titles = {
    create: '新建角色',
    copy: `复制“${role?.name}”`,
    rename: '名称与说明',
    remove: `删除“${role?.name}”？`,
  };
  const start: Partial<Facts> =
    of.kind === 'create'
      ? {}
      : of.kind === 'copy'
        ? { name: `${of.role.name}（副本）`.slice(0, 60), code: `${of.role.code}-copy`.slice(0, 60) }
        : { name: of.role.name, note: of.role.note };
  return (
    <Modal
      open
      width={460}
      title={titles[of.kind]}
      okText={of.kind === 'remove' ? '删除' : '保存'}
      okButtonProps={{ danger: of.kind === 'remove', loading: save.isPending }}
      onOk={() => (of.kind === 'remove' ? save.mutate({ code: '', name: '' }) : form.submit())}
      onCancel={() => onClose()}
    >
      <div className="stack">
        {of.kind === 'remove' ? <p>只能删除从未授予过的角色，删除后不能恢复。</p> : null}
        {of.kind === 'copy' ? <p className="quiet">权限一并复制；原角色的持有人不会自动持有新角色。</p> : null}
        <ProblemAlert error={save.error} />
        {of.kind === 'remove' ? null : (
          <Form form={form} layout="vertical" initialValues={start} onFinish={facts => save.mutate(facts)}>
            <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
              <Input maxLength={60} placeholder="如：华东区 HR" />
            </Form.Item>
            {of.kind === 'rename' ? null : (
              <Form.Item
                name="code"
                label="代码"
                extra="供接口和导入使用，保存后不能修改。"
                rules={[
                  { required: true, message: '请填写代码' },
                  { pattern: /^[a-z][a-z0-9-]{1,59}$/, message: '以小写字母开头，只用小写字母、数字和连字符' },
                ]}
              >
                <Input maxLength={60} className="mono" placeholder="如：hr-east" />
              </Form.Item>
            )}
            {of.kind === 'copy' ? null : (
              <Form.Item name="note" label="说明">
                <Input.TextArea maxLength={300} rows={2} className="grows" placeholder="给谁用，能做什么" />
              </Form.Item>
            )}
          </Form>
        )}
      </div>
    </Modal>
  );
}
