import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { dropDraft, type ProcessDetail, type ProcessVersion, retireProcess } from '#contract/process.ts';
import { queries } from '../app/queries.ts';
import { useCan } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import { Diagram } from './board/diagram.tsx';
import { IssueList } from './designer/issue-list.tsx';
import { MigrateDialog } from './migrate-dialog.tsx';
import { processKey, versionQuery } from './process-queries.ts';
import { versionStates } from './process-words.ts';
import { PutInForce } from './put-in-force.tsx';

/** The versions, newest first, and the one that is chosen as a diagram with what is wrong with it. */
export function VersionsTab(props: { process: ProcessDetail; onCompare: (before: number, after: number) => void }) {
  const { process } = props;
  const { versions } = process;
  const [chosen, setChosen] = useState<number | null>(null);
  const shown =
    versions.find(each => each.number === chosen) ?? versions.find(each => each.state === 'in-force') ?? versions[0];
  const [migrated, setMigrated] = useState<ProcessVersion | null>(null);
  if (!shown) return <EmptyState title="还没有版本" />;
  return (
    <div className="versions">
      <section className="panel versions-list" aria-label="版本">
        <ul>
          {versions.map(each => (
            <li key={each.number}>
              <button
                type="button"
                className="bare version"
                aria-current={each === shown}
                onClick={() => setChosen(each.number)}
              >
                <span className="row">
                  <strong>第 {each.number} 版</strong>
                  <Chip tone={versionStates[each.state].tone}>{versionStates[each.state].label}</Chip>
                  {each.running > 0 ? <span className="push small">办理中 {each.running}</span> : null}
                </span>
                <span className="quiet small">
                  {each.putInForceAt
                    ? `${each.putInForceBy} 启用于 ${instantText(each.putInForceAt)}`
                    : `${each.editedBy} 保存于 ${instantText(each.editedAt)}`}
                </span>
                {each.note ? <span className="small">{each.note}</span> : null}
              </button>
            </li>
          ))}
        </ul>
      </section>
      <VersionPanel
        key={shown.number}
        process={process}
        version={shown}
        onCompare={props.onCompare}
        onMigrate={() => setMigrated(shown)}
      />
      {migrated ? <MigrateDialog process={process} from={migrated} onClose={() => setMigrated(null)} /> : null}
    </div>
  );
}

function VersionPanel(props: {
  process: ProcessDetail;
  version: ProcessVersion;
  onCompare: (before: number, after: number) => void;
  onMigrate: () => void;
}) {
  const { process, version } = props;
  const query = useQuery(versionQuery(process.key, version.number));
  const can = useCan();
  const { modal, message } = App.useApp();
  const done = async (told: string) => {
    await queries.invalidateQueries({ queryKey: [processKey] });
    message.success(told);
  };
  const retire = useMutation({
    mutationFn: () => call(retireProcess, { params: { key: process.key } }),
    onSuccess: () => done('已停用，办理中的事项继续办完'),
  });
  const drop = useMutation({
    mutationFn: () => call(dropDraft, { params: { key: process.key } }),
    onSuccess: () => done('草稿已丢弃'),
  });
  const other = process.inForce !== null && process.inForce !== version.number ? process.inForce : null;
  const before = process.versions.find(each => each.number < version.number)?.number;
  const items = [
    ...(before === undefined ? [] : [{ key: 'before', label: `与第 ${before} 版对比` }]),
    ...(other !== null && other !== before ? [{ key: 'force', label: `与启用的第 ${other} 版对比` }] : []),
    ...(can('process.deploy') && version.state === 'in-force'
      ? [{ key: 'retire', label: '停用流程', danger: true }]
      : []),
    ...(can('process.edit') && version.state === 'draft' ? [{ key: 'drop', label: '丢弃草稿', danger: true }] : []),
  ];
  const act = (key: string) => {
    if (key === 'before' && before !== undefined) props.onCompare(before, version.number);
    if (key === 'force' && other !== null)
      props.onCompare(Math.min(other, version.number), Math.max(other, version.number));
    if (key === 'retire')
      modal.confirm({
        title: `停用“${process.name}”？`,
        content: '停用后不能再发起；正在办理的事项继续办完。',
        okText: '停用',
        okButtonProps: { danger: true },
        onOk: () => retire.mutateAsync().catch(() => undefined),
      });
    if (key === 'drop')
      modal.confirm({
        title: `丢弃第 ${version.number} 版草稿？`,
        content: '草稿里的改动会丢失，不能恢复。',
        okText: '丢弃',
        okButtonProps: { danger: true },
        onOk: () => drop.mutateAsync().catch(() => undefined),
      });
  };
  return (
    <section className="panel version-panel" aria-label={`第 ${version.number} 版`}>
      <header>
        <h2>第 {version.number} 版</h2>
        <Chip tone={versionStates[version.state].tone}>{versionStates[version.state].label}</Chip>
        <span className="push row">
          {can('process.deploy') && other !== null && version.running > 0 ? (
            <Button size="small" onClick={props.onMigrate}>
              迁移办理中的事项
            </Button>
          ) : null}
          {items.length > 0 ? (
            <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => act(key) }}>
              <Button size="small">更多</Button>
            </Dropdown>
          ) : null}
          {can('process.deploy') && version.state === 'draft' && query.data ? (
            <PutInForce process={process} number={version.number} issues={query.data.issues} />
          ) : null}
        </span>
      </header>
      <ProblemAlert error={retire.error ?? drop.error} />
      <Gate query={query}>
        {({ xml, issues }) => (
          <>
            <Diagram xml={xml} label={`${process.name}第 ${version.number} 版的图`} />
            {issues.length > 0 ? (
              <details className="version-issues">
                <summary>
                  {issues.filter(each => each.severity === 'error').length} 处错误，
                  {issues.filter(each => each.severity !== 'error').length} 处提醒
                </summary>
                <IssueList issues={issues} onShow={() => undefined} />
              </details>
            ) : null}
          </>
        )}
      </Gate>
    </section>
  );
}
