import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { readAuditEntry } from '#contract/audit.ts';
import { call } from '#contract/call.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { Gate } from '../parts/gate.tsx';
import { actorKindLabels, actorWords, factLabel, kindLabel, tableLabel } from './audit-words.ts';
import { RowChange } from './row-change.tsx';
import { secondText } from './second-text.ts';

type Entry = ReplyOf<typeof readAuditEntry>;

/** One entry: who, when, from where, and the rows before and after. */
export function EntryDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const entry = useQuery({
    queryKey: ['audit', 'entry', id],
    queryFn: ({ signal }) => call(readAuditEntry, { params: { id }, signal }),
    // Reading it is itself recorded: once is enough.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const title = entry.data
    ? `${kindLabel(entry.data.kind)}${entry.data.table ? ` · ${tableLabel(entry.data.table)}` : ''}`
    : '审计明细';
  return (
    <Drawer open size={720} title={title} onClose={onClose}>
      <Gate query={entry}>{read => <Detail entry={read} />}</Gate>
    </Drawer>
  );
}

function Detail({ entry }: { entry: Entry }) {
  const who = actorWords(entry);
  const facts = Object.entries((entry.facts ?? {}) as Record<string, unknown>);
  return (
    <div className="stack">
      <dl className="facts entry-facts">
        <div>
          <dt>时间（北京）</dt>
          <dd>{secondText(entry.at)}</dd>
        </div>
        <div>
          <dt>操作者</dt>
          <dd>
            {who.name}{' '}
            <span className="quiet">
              {[who.username, actorKindLabels[entry.actorKind] ?? entry.actorKind].filter(Boolean).join(' · ')}
            </span>
          </dd>
        </div>
        <div>
          <dt>来源地址</dt>
          <dd>{entry.ip || '—'}</dd>
        </div>
        <div>
          <dt>接口</dt>
          <dd className="mono">{entry.command || '—'}</dd>
        </div>
        <div>
          <dt>请求编号</dt>
          <dd className="mono">{entry.requestId || '—'}</dd>
        </div>
        <div>
          <dt>涉及员工</dt>
          <dd>
            {entry.personIds.length === 0
              ? '—'
              : entry.personIds.slice(0, 5).map((personId, i) => (
                  <Link key={personId} to="/people/$personId" params={{ personId }} className="entry-person">
                    {entry.personIds.length === 1 ? '打开档案' : `档案 ${i + 1}`}
                  </Link>
                ))}
            {entry.personIds.length > 5 ? <span className="quiet">等 {entry.personIds.length} 人</span> : null}
          </dd>
        </div>
      </dl>
      {facts.length > 0 ? (
        <section>
          <h2 className="entry-part">内容</h2>
          <table className="rows-table">
            <tbody>
              {facts.map(([name, value]) => (
                <tr key={name}>
                  <th scope="row" title={name}>
                    {factLabel(name)}
                  </th>
                  <td className="mono">{typeof value === 'string' ? value : JSON.stringify(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      {entry.rowCount > 0 ? (
        <section>
          <h2 className="entry-part">
            {entry.rowCount.toLocaleString('zh-CN')} 行
            <span className="quiet small">
              {entry.rows.length === 0
                ? '超过 100 行的写入只记录摘要，不逐行保留前后内容。'
                : '“已脱敏”的敏感内容只留摘要，可判断有没有变化，看不到内容。'}
            </span>
          </h2>
          {entry.rows.map((row, i) => (
            <RowChange
              key={String(i)}
              table={entry.table}
              kind={entry.kind}
              row={row}
              isOnly={entry.rows.length === 1}
            />
          ))}
        </section>
      ) : null}
      <section>
        <h2 className="entry-part">
          校验链<span className="quiet small">每条记录的指纹都由上一条推出，改动任何一条都会被发现。</span>
        </h2>
        <table className="rows-table">
          <tbody>
            <tr>
              <th scope="row">序号</th>
              <td>{entry.n}</td>
            </tr>
            <tr>
              <th scope="row">上一条指纹</th>
              <td className="mono">{entry.previous || '（第一条）'}</td>
            </tr>
            <tr>
              <th scope="row">本条指纹</th>
              <td className="mono">{entry.hash}</td>
            </tr>
          </tbody>
        </table>
      </section>
    </div>
  );
}
