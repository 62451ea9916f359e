import { useMutation } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { type listActions, type Role, setRolePermissions } from '#contract/access.ts';
import { call } from '#contract/call.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { queries } from '../app/queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { permissionsOf, type RoleChanges, type ScopeChange, type Scopes } from './role-changes.ts';

type Props = {
  role: Role;
  draft: Scopes;
  changes: RoleChanges;
  catalogue: ReplyOf<typeof listActions>;
  onClose: () => void;
};

/** Says what saving would change, and for how many, before it does. */
export function SaveRole({ role, draft, changes, catalogue, onClose }: Props) {
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: () =>
      call(setRolePermissions, { params: { id: role.id }, body: { permissions: permissionsOf(draft) } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['access', 'roles'] });
      message.success(`已保存“${role.name}”的权限`);
      onClose();
    },
  });
  const scopes = new Map(catalogue.scopes.map(each => [each.code as string, each.label]));
  const scope = (code: string | null) => scopes.get(code ?? '') ?? '';
  const part = (title: string, tone: string, list: readonly ScopeChange[], said: (each: ScopeChange) => string) =>
    list.length === 0 ? null : (
      <section className={`change-part change-${tone}`}>
        <h3>
          {title} {list.length} 项
        </h3>
        <ul>
          {inOrder(list, catalogue).map(({ change, label }) => (
            <li key={label}>
              <span>{label}</span>
              <span className="quiet">{said(change)}</span>
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <Modal
      open
      width={560}
      title={`保存“${role.name}”的权限`}
      okText="保存"
      okButtonProps={{ loading: save.isPending }}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <div className="stack">
        <p>
          {role.holders === 0
            ? '今天没有账号持有这个角色，改动不影响任何人的现有权限。'
            : `今天有 ${role.holders.toLocaleString('zh-CN')} 个账号持有这个角色，保存后立即生效。`}
        </p>
        <ProblemAlert error={save.error} />
        <div className="change-parts">
          {part('将新增', 'added', changes.added, each => scope(each.after))}
          {part('将收回', 'withdrawn', changes.withdrawn, each => scope(each.before))}
          {part('将改变范围', 'rescoped', changes.rescoped, each => `${scope(each.before)} → ${scope(each.after)}`)}
        </div>
      </div>
    </Modal>
  );
}

/** In the order of the matrix, each with the words of its cell. */
function inOrder(list: readonly ScopeChange[], catalogue: Props['catalogue']) {
  const actionAt = (code: string) => catalogue.actions.findIndex(each => each.code === code);
  const groupAt = (code: string) => catalogue.groups.findIndex(each => each.code === code);
  return list
    .toSorted((a, b) => actionAt(a.action) - actionAt(b.action) || groupAt(a.group) - groupAt(b.group))
    .map(change => {
      const action = catalogue.actions[actionAt(change.action)]?.label ?? change.action;
      const group = change.group ? (catalogue.groups[groupAt(change.group)]?.label ?? change.group) : '';
      return { change, label: group ? `${action} · ${group}` : action };
    });
}
