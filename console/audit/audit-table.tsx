import { RightOutlined } from '@ant-design/icons';
import type { AuditLine } from '#contract/audit.ts';
import { Chip } from '../parts/chip.tsx';
import { actorWords, isNotable, kindLabel, tableLabel } from './audit-words.ts';
import { secondText } from './second-text.ts';
import '../accounts/list-table.css';

export function AuditTable(props: {
  items: readonly AuditLine[];
  openId: string | null;
  onOpen: (id: string) => void;
}) {
  return (
    <table className="list-table audit-table">
      <thead>
        <tr>
          <th scope="col">时间</th>
          <th scope="col">操作</th>
          <th scope="col">数据</th>
          <th scope="col" className="audit-number">
            行数
          </th>
          <th scope="col">操作者</th>
          <th scope="col">接口</th>
          <th scope="col">来源地址</th>
          <th scope="col" className="audit-number">
            序号
          </th>
          <th scope="col">
            <span className="visually-hidden">明细</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.items.map(entry => (
          <tr
            key={entry.id}
            className={entry.id === props.openId ? 'audit-row audit-row-open' : 'audit-row'}
            onClick={() => {
              if (!window.getSelection()?.toString()) props.onOpen(entry.id);
            }}
          >
            <td className="nowrap">{secondText(entry.at)}</td>
            <td className="nowrap">
              <Chip tone={isNotable(entry.kind) ? 'warning' : 'quiet'}>{kindLabel(entry.kind)}</Chip>
            </td>
            <td>{entry.table ? tableLabel(entry.table) : <span className="quiet">—</span>}</td>
            <td className="audit-number">
              {entry.rowCount > 0 ? entry.rowCount.toLocaleString('zh-CN') : <span className="quiet">—</span>}
            </td>
            <td>
              <Actor entry={entry} />
            </td>
            <td className="mono ellipsis audit-command" title={entry.command}>
              {entry.command || '—'}
            </td>
            <td className="nowrap">{entry.ip || <span className="quiet">—</span>}</td>
            <td className="audit-number quiet">{entry.n}</td>
            <td className="row-acts">
              <button
                type="button"
                className="bare audit-open"
                aria-label={`第 ${entry.n} 条的明细`}
                onClick={event => {
                  event.stopPropagation();
                  props.onOpen(entry.id);
                }}
              >
                <RightOutlined />
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Actor({ entry }: { entry: AuditLine }) {
  const { name, username } = actorWords(entry);
  return (
    <>
      {name} {username ? <span className="small quiet">{username}</span> : null}
    </>
  );
}
