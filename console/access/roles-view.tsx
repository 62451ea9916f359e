import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Role } from '#contract/access.ts';
import { useCan } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { actionsQuery, rolesQuery } from './access-queries.ts';
import { RoleDialog, type RoleDialogKind } from './role-dialog.tsx';
import { RolePanel } from './role-panel.tsx';

export function RolesView() {
  const roles = useQuery(rolesQuery());
  const catalogue = useQuery(actionsQuery());
  const mayEdit = useCan()('access.edit');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isDirty, setDirty] = useState(false);
  const [waitingId, setWaitingId] = useState<string | null>(null);
  const [dialog, setDialog] = useState<RoleDialogKind | null>(null);
  const leaving = useBlocker({
    shouldBlockFn: () => isDirty,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });
  const choose = (id: string) => {
    if (id === chosenId) return;
    if (isDirty) setWaitingId(id);
    else setChosenId(id);
  };
  const discard = () => {
    setDirty(false);
    if (waitingId) setChosenId(waitingId);
    setWaitingId(null);
    leaving.proceed?.();
  };
  const stay = () => {
    setWaitingId(null);
    leaving.reset?.();
  };
  return (
    <Gate query={roles}>
      {({ items }) => {
        const chosen = items.find(each => each.id === chosenId) ?? items[0];
        return (
          <div className="roles">
            <nav className="panel roles-side" aria-label="角色">
              <ul className="roles-list">
                {items.map(role => (
                  <li key={role.id}>
                    <RoleEntry role={role} isChosen={role.id === chosen?.id} onChoose={() => choose(role.id)} />
                  </li>
                ))}
              </ul>
              {mayEdit ? (
                <Button type="text" icon={<PlusOutlined />} block onClick={() => setDialog({ kind: 'create' })}>
                  新建角色
                </Button>
              ) : null}
            </nav>
            {chosen ? (
              <Gate query={catalogue}>
                {read => (
                  <RolePanel
                    key={chosen.id}
                    role={chosen}
                    catalogue={read}
                    mayEdit={mayEdit}
                    onDirty={setDirty}
                    onDialog={setDialog}
                  />
                )}
              </Gate>
            ) : null}
            {dialog ? (
              <RoleDialog
                of={dialog}
                onClose={id => {
                  setDialog(null);
                  if (id) choose(id);
                }}
              />
            ) : null}
            <Modal
              open={waitingId !== null || leaving.status === 'blocked'}
              title="放弃未保存的改动？"
              okText="放弃改动"
              okButtonProps={{ danger: true }}
              cancelText="继续编辑"
              onOk={discard}
              onCancel={stay}
              width={400}
            >
              “{chosen?.name}”的权限改动尚未保存，离开后不会保留。
            </Modal>
          </div>
        );
      }}
    </Gate>
  );
}

function RoleEntry(props: { role: Role; isChosen: boolean; onChoose: () => void }) {
  const { role } = props;
  return (
    <button
      type="button"
      className={props.isChosen ? 'bare role-entry role-entry-chosen' : 'bare role-entry'}
      aria-current={props.isChosen ? 'true' : undefined}
      onClick={props.onChoose}
    >
      <span className="row">
        <span className="ellipsis role-name">{role.name}</span>
        {role.isBuiltIn ? null : <Chip tone="info">自定义</Chip>}
        {role.heldByMe ? <Chip tone="teal">我持有</Chip> : null}
      </span>
      <span className="small quiet">
        {role.holders === 0 ? '无人持有' : `${role.holders.toLocaleString('zh-CN')} 个账号持有`}
      </span>
    </button>
  );
}
