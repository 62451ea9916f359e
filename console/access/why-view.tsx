import { CheckOutlined, MinusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { archiveActions, explainPermission, type Verdict } from '#contract/permission-why.ts';
import { AccountSelect } from '../accounts/account-select.tsx';
import { ScrollArea } from '../accounts/scroll-area.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { PersonSelect } from '../parts/person-select.tsx';
import { WhyDetail } from './why-detail.tsx';
import { actionWords } from './why-words.ts';
import './why.css';

type Answer = ReplyOf<typeof explainPermission>;

/** Why may this account see that person: every field group at a glance, and for one of them the grants behind it. */
export function WhyView() {
  const [accountId, setAccount] = useState<string | null>(null);
  const [personId, setPerson] = useState<string | null>(null);
  const answer = useQuery({
    queryKey: ['access', 'why', accountId, personId],
    queryFn: ({ signal }) =>
      call(explainPermission, { query: { accountId: accountId ?? '', personId: personId ?? '' }, signal }),
    enabled: accountId !== null && personId !== null,
  });
  return (
    <div className="why">
      <search className="why-ask" aria-label="问权限">
        <div>
          <AccountSelect value={accountId} onChange={setAccount} placeholder="哪个账号" label="哪个账号" />
        </div>
        <span className="quiet">为什么能看到</span>
        <div>
          <PersonSelect value={personId} onChange={setPerson} placeholder="谁的档案" label="谁的档案" />
        </div>
      </search>
      {accountId && personId ? (
        <Gate query={answer}>{data => <Answered key={`${accountId} ${personId}`} answer={data} />}</Gate>
      ) : (
        <div className="panel">
          <EmptyState title="选一个账号和一个人">
            回答这个账号对此人的每组信息能不能查看、修改，是哪条授权给的；不能的，缺什么。
          </EmptyState>
        </div>
      )}
    </div>
  );
}

function Answered({ answer }: { answer: Answer }) {
  const [chosen, choose] = useState<Pick<Verdict, 'action' | 'group'>>({ action: 'people.read', group: 'basic' });
  const verdictOf = (action: string, group: string) =>
    answer.verdicts.find(each => each.action === action && each.group === group);
  const shown = verdictOf(chosen.action, chosen.group);
  return (
    <div className="why-answer">
      <ScrollArea className="panel why-matrix" label="各组信息的权限">
        <table className="list-table">
          <thead>
            <tr>
              <th scope="col">字段组</th>
              {archiveActions.map(action => (
                <th key={action} scope="col" className="why-cell">
                  {actionWords[action]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.groups.map(group => (
              <tr key={group.code}>
                <th scope="row">{group.label}</th>
                {archiveActions.map(action => {
                  const verdict = verdictOf(action, group.code);
                  const isChosen = chosen.action === action && chosen.group === group.code;
                  return (
                    <td key={action} className="why-cell">
                      {verdict ? (
                        <button
                          type="button"
                          className={`bare why-mark ${verdict.may ? 'why-may' : 'why-not'} ${isChosen ? 'why-chosen' : ''}`}
                          aria-pressed={isChosen}
                          aria-label={`${actionWords[action]}${group.label}：${verdict.may ? '可以' : '不可以'}`}
                          onClick={() => choose({ action, group: group.code })}
                        >
                          {verdict.may ? <CheckOutlined /> : <MinusOutlined />}
                        </button>
                      ) : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {shown ? (
        <WhyDetail
          answer={answer}
          verdict={shown}
          label={answer.groups.find(group => group.code === shown.group)?.label ?? shown.group}
        />
      ) : null}
    </div>
  );
}
