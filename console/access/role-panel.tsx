import { CopyOutlined, DeleteOutlined, EditOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { listActions, Role } from '#contract/access.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { ScrollArea } from '../accounts/scroll-area.tsx';
import { changesBetween, countOf, scopesOf } from './role-changes.ts';
import type { RoleDialogKind } from './role-dialog.tsx';
import { RoleMatrix } from './role-matrix.tsx';
import { SaveRole } from './save-role.tsx';
import { shortScopes } from './scope-words.ts';

export function RolePanel(props: {
  role: Role;
  catalogue: ReplyOf<typeof listActions>;
  mayEdit: boolean;
  onDirty: (isDirty: boolean) => void;
  onDialog: (dialog: RoleDialogKind) => void;
}) {
  const { role, catalogue, mayEdit, onDirty, onDialog } = props;
  const before = useMemo(() => scopesOf(role.permissions), [role.permissions]);
  const [draft, setDraft] = useState(before);
  const [isPreviewed, setPreviewed] = useState(false);
  useEffect(() => setDraft(before), [before]);
  const changes = useMemo(() => changesBetween(before, draft), [before, draft]);
  const count = countOf(changes);
  useEffect(() => {
    onDirty(count > 0);
    return () => onDirty(false);
  }, [count, onDirty]);
  return (
    <section className="panel role-panel" aria-labelledby="role-title">
      <header>
        <h2 id="role-title">{role.name}</h2>
        <span className="mono quiet">{role.code}</span>
        {mayEdit ? (
          <span className="row push">
            <Button type="text" size="small" icon={<EditOutlined />} onClick={() => onDialog({ kind: 'rename', role })}>
              名称与说明
            </Button>
            <Button type="text" size="small" icon={<CopyOutlined />} onClick={() => onDialog({ kind: 'copy', role })}>
              复制为新角色
            </Button>
            {role.isBuiltIn ? null : (
              <Button
                type="text"
                size="small"
                danger
                icon={<DeleteOutlined />}
                onClick={() => onDialog({ kind: 'remove', role })}
              >
                删除
              </Button>
            )}
          </span>
        ) : null}
      </header>
      <ScrollArea className="role-body" label={`${role.name}的权限`}>
        {role.note ? <p className="role-note">{role.note}</p> : null}
        {role.heldByMe && mayEdit ? (
          <p className="role-notice">
            <InfoCircleOutlined aria-hidden="true" />
            <span>
              您自己持有这个角色，不能修改它的权限，以免有人给自己扩大权限。请由不持有它的另一位管理员修改，或复制为新角色再调整。
            </span>
          </p>
        ) : null}
        <RoleMatrix
          catalogue={catalogue}
          before={before}
          draft={draft}
          disabled={!mayEdit || role.heldByMe}
          onChange={setDraft}
        />
        <p className="small quiet matrix-legend">
          {catalogue.scopes
            .filter(each => each.label !== shortScopes[each.code])
            .map(each => (
              <span key={each.code}>
                <b>{shortScopes[each.code]}</b> {each.label}
              </span>
            ))}
          <span>
            <b>—</b> 没有这项权限
          </span>
        </p>
      </ScrollArea>
      {count > 0 ? (
        <footer className="role-foot">
          <span role="status">已改动 {count} 项，尚未保存</span>
          <span className="row push">
            <Button onClick={() => setDraft(before)}>放弃改动</Button>
            <Button type="primary" onClick={() => setPreviewed(true)}>
              预览并保存
            </Button>
          </span>
        </footer>
      ) : null}
      {isPreviewed ? (
        <SaveRole
          role={role}
          draft={draft}
          changes={changes}
          catalogue={catalogue}
          onClose={() => setPreviewed(false)}
        />
      ) : null}
    </section>
  );
}
