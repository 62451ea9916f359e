import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { saveGroup, type WorkGroup } from '#contract/task.ts';
import { queries } from '../app/queries.ts';
import { useCan } from '../app/session.ts';
import { type Colleague, ColleagueSelect } from '../cases/colleague-select.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { groupsQuery } from './desk-queries.ts';

/** Groups that own tasks, such as a joint desk of several departments. */
export function GroupsTab() {
  const can = useCan();
  const groups = useQuery(groupsQuery);
  const [edited, setEdited] = useState<WorkGroup | 'new' | null>(null);
  const create = (
    <Button icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      新建工作组
    </Button>
  );
  return (
    <div className="stack">
      <div className="row wrap">
        <span className="quiet small">一项待办交给工作组时，组内先领取者办理，或按流程规定由全体、多数人会签。</span>
        {can('process.edit') ? <span className="push">{create}</span> : null}
      </div>
      <Gate query={groups}>
        {({ items }) =>
          items.length === 0 ? (
            <section className="panel">
              <EmptyState title="还没有工作组">
                跨部门共同办理的事情（如数据校验中心）需要工作组。建好后，在流程里指定由它办理。
              </EmptyState>
            </section>
          ) : (
            <ul className="group-cards">
              {items.map(each => (
                <li key={each.id} className="panel">
                  <header>
                    <h2>{each.name}</h2>
                    <span className="quiet small">{each.members.length} 人</span>
                    {can('process.edit') ? (
                      <Button size="small" className="push" onClick={() => setEdited(each)}>
                        修改
                      </Button>
                    ) : null}
                  </header>
                  {each.members.length === 0 ? (
                    <p className="body board-bad small">没有成员：交给它的待办会转给流程管理员。</p>
                  ) : (
                    <ul className="body group-members">
                      {each.members.map(member => (
                        <li key={member.accountId}>
                          {member.name} <span className="quiet small">{member.unitName}</span>
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Gate>
      {edited ? <GroupDialog group={edited === 'new' ? null : edited} onClose={() => setEdited(null)} /> : null}
    </div>
  );
}

function GroupDialog({ group, onClose }: { group: WorkGroup | null; onClose: () => void }) {
  const { message } = App.useApp();
  const [code, setCode] = useState(group?.code ?? '');
  const [name, setName] = useState(group?.name ?? '');
  const [members, setMembers] = useState<Colleague[]>([...(group?.members ?? [])]);
  const isCode = /^[a-z][a-z0-9-]{1,59}$/.test(code);
  const save = useMutation({
    mutationFn: () =>
      call(saveGroup, {
        params: { code },
        body: { name: name.trim(), accountIds: members.map(each => each.accountId) },
      }),
    onSuccess: () => {
      message.success('已保存');
      onClose();
      void queries.invalidateQueries({ queryKey: groupsQuery.queryKey });
    },
  });
  return (
    <Modal
      open
      title={group ? `修改“${group.name}”` : '新建工作组'}
      okText="保存"
      okButtonProps={{ disabled: !isCode || name.trim() === '', loading: save.isPending }}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical" component="div">
        {group ? null : (
          <Form.Item
            label="编码"
            htmlFor="group-code"
            extra="流程按编码找到它，保存后不能修改。小写字母、数字和连字符，字母开头。"
            {...(code !== '' && !isCode
              ? { validateStatus: 'error' as const, help: '只能用小写字母、数字和连字符，字母开头，2 至 60 位。' }
              : {})}
          >
            <Input
              id="group-code"
              value={code}
              onChange={event => setCode(event.target.value)}
              maxLength={60}
              placeholder="data-desk"
            />
          </Form.Item>
        )}
        <Form.Item label="名称" htmlFor="group-name">
          <Input id="group-name" value={name} onChange={event => setName(event.target.value)} maxLength={100} />
        </Form.Item>
        <Form.Item label="成员" htmlFor="group-members">
          <ColleagueSelect id="group-members" value={members} onChange={setMembers} most={500} label="成员" />
        </Form.Item>
        <ProblemAlert error={save.error} />
      </Form>
    </Modal>
  );
}
