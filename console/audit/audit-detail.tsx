import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { readAuditEntry } from '#contract/audit.ts';
import { call } from '#contract/call.ts';
import { Gate } from '../parts/gate.tsx';
import { instantText } from '../parts/when.ts';
import '../people/archive.css';
import { kindText, tableText } from './words.ts';

type Row = Record<string, unknown>;
const asRow = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});
const written = (value: unknown): string =>
  value === null || value === undefined ? '—' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** One entry: who, when, from where, and the rows before and after. */
export function AuditDetail({ id, onClose }: { id: string; onClose: () => void }) {
  const entry = useQuery({
    queryKey: ['audit', 'entry', id],
    queryFn: ({ signal }) => call(readAuditEntry, { params: { id }, signal }),
  });
  return (
    <Drawer open size={760} title="审计记录" onClose={onClose}>
      <Gate query={entry}>
        {data => (
          <div className="stack">
            <dl className="facts">
              {[
                ['序号', String(data.n)],
                ['时间', instantText(data.at)],
                ['操作人', data.actor || '数据库所有者'],
                ['事件', kindText(data.kind)],
                ['数据', tableText(data.table) || '—'],
                ['命令', data.command || '—'],
                ['来源地址', data.ip || '—'],
                ['请求编号', data.requestId || '—'],
              ].map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            {data.rows.length === 0 && data.facts ? (
              <pre className="mono">{JSON.stringify(data.facts, null, 2)}</pre>
            ) : null}
            {data.rows.map(each => (
              <Difference
                key={written(asRow(each.after).id ?? asRow(each.before).id)}
                before={asRow(each.before)}
                after={asRow(each.after)}
              />
            ))}
            <dl className="facts" style={{ gridTemplateColumns: '1fr' }}>
              <div>
                <dt>本条指纹</dt>
                <dd className="mono">{data.hash}</dd>
              </div>
              <div>
                <dt>上一条指纹</dt>
                <dd className="mono">{data.previous}</dd>
              </div>
            </dl>
          </div>
        )}
      </Gate>
    </Drawer>
  );
}

function Difference({ before, after }: { before: Row; after: Row }) {
  const keys = Array.from(new Set([...Object.keys(before), ...Object.keys(after)]));
  return (
    <div className="panel" style={{ overflow: 'auto' }}>
      <table className="spans">
        <thead>
          <tr>
            <th scope="col">字段</th>
            <th scope="col">之前</th>
            <th scope="col">之后</th>
          </tr>
        </thead>
        <tbody>
          {keys.map(key => {
            const changed = written(before[key]) !== written(after[key]);
            return (
              <tr key={key} className={changed ? 'is-now' : 'is-past'}>
                <td className="mono">{key}</td>
                <td>{changed ? <span className="struck">{written(before[key])}</span> : written(before[key])}</td>
                <td>{written(after[key])}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
