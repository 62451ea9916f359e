import { Alert, Drawer } from 'antd';
import type { readAuditStatus } from '#contract/audit.ts';
import { auditFaultLabels, auditFaultText } from '#contract/audit-fault.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { instantText } from '../parts/when.ts';
import { tableLabel } from './audit-words.ts';

/** As the screen names it, and as the database does, for whoever has to look there. */
const tableName = (table: string) => `${tableLabel(table)}（${table}）`;

/** What the examination found wrong, each kind with its lines. */
export function FaultList(props: { last: NonNullable<ReplyOf<typeof readAuditStatus>['last']>; onClose: () => void }) {
  const { last } = props;
  const kinds = Map.groupBy(last.faults, each => each.kind);
  return (
    <Drawer open size={640} title="核验发现的问题" onClose={props.onClose}>
      <div className="stack">
        <Alert
          type="error"
          showIcon
          title="有人绕过系统直接改动过数据库"
          description={`核验于 ${instantText(last.endedAt)} 完成。请保留现场，由数据库管理员对照备份查明原因。`}
        />
        {Array.from(kinds, ([kind, faults]) => (
          <section key={kind}>
            <h2 className="entry-part">
              {auditFaultLabels[kind]}
              <span className="quiet small">{faults.length} 处</span>
            </h2>
            <ul className="fault-lines small">
              {faults.map(each => (
                <li key={JSON.stringify(each)}>{auditFaultText(each, tableName)}</li>
              ))}
            </ul>
          </section>
        ))}
        {last.faultCount > last.faults.length ? (
          <p className="quiet">
            共 {last.faultCount} 处，此处列出前 {last.faults.length} 处；完整结果可用命令 renshi audit verify 得到。
          </p>
        ) : null}
      </div>
    </Drawer>
  );
}
