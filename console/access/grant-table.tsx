import { Button } from 'antd';
import { type Grant, grantStateLabels } from '#contract/access.ts';
import { useSession } from '../app/session.ts';
import { Chip, type Tone } from '../parts/chip.tsx';
import { instantText, spanText } from '../parts/when.ts';
import '../accounts/list-table.css';

const tones: Record<Grant['state'], Tone> = { current: 'success', future: 'warning', ended: 'quiet' };

export function GrantTable(props: {
  items: readonly Grant[];
  mayEdit: boolean;
  onAct: (grant: Grant, way: 'end' | 'revoke') => void;
}) {
  const session = useSession();
  return (
    <table className="list-table">
      <thead>
        <tr>
          <th scope="col">账号</th>
          <th scope="col">角色</th>
          <th scope="col">授权单位</th>
          <th scope="col">期间</th>
          <th scope="col">状态</th>
          <th scope="col">事由</th>
          <th scope="col">授权人</th>
          {props.mayEdit ? (
            <th scope="col">
              <span className="visually-hidden">操作</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {props.items.map(grant => (
          <tr key={grant.id} className={grant.state === 'ended' ? 'row-past' : undefined}>
            <td>
              <div className="strong">{grant.accountName}</div>
              <div className="small quiet">{grant.username}</div>
            </td>
            <td>{grant.roleName}</td>
            <td>
              {grant.unitName ? (
                <>
                  {grant.unitName}
                  <span className="quiet">（含下级）</span>
                </>
              ) : (
                '全部单位'
              )}
            </td>
            <td className="nowrap">{spanText(grant.from, grant.until)}</td>
            <td>
              <Chip tone={tones[grant.state]}>{grantStateLabels[grant.state]}</Chip>
            </td>
            <td className="grant-reason">{grant.reason || <span className="quiet">—</span>}</td>
            <td>
              <div>{grant.grantedByName ?? '系统'}</div>
              <div className="small quiet nowrap">{instantText(grant.grantedAt)}</div>
            </td>
            {props.mayEdit ? (
              <td className="row-acts">
                {grant.state === 'ended' ? null : grant.accountId === session?.accountId ? (
                  <span className="small quiet" title="自己的授权只能由另一位管理员改变">
                    本人的授权
                  </span>
                ) : (
                  <>
                    <Button
                      type="link"
                      size="small"
                      aria-label={`改结束日：${grant.accountName}的${grant.roleName}授权`}
                      onClick={() => props.onAct(grant, 'end')}
                    >
                      改结束日
                    </Button>
                    <Button
                      type="link"
                      size="small"
                      danger
                      aria-label={`收回：${grant.accountName}的${grant.roleName}授权`}
                      onClick={() => props.onAct(grant, 'revoke')}
                    >
                      收回
                    </Button>
                  </>
                )}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
