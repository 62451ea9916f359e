import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { migrateCases, type ProcessDetail, type ProcessVersion } from '#contract/process.ts';
import { queries } from '../app/queries.ts';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { processKey } from './process-queries.ts';
import { RenamedNodes } from './renamed-nodes.tsx';

/** Moves the running cases of a version to the one in force, after a look at what would become of each. */
export function MigrateDialog(props: { process: ProcessDetail; from: ProcessVersion; onClose: () => void }) {
  const { process, from, onClose } = props;
  const { message } = App.useApp();
  const [renamed, setRenamed] = useState<Record<string, string>>({});
  const ask = (preview: boolean) =>
    call(migrateCases, { params: { key: process.key }, body: { from: from.number, preview, renamed } });
  const preview = useQuery({
    queryKey: [processKey, 'migrate', process.key, from.number, renamed],
    queryFn: () => ask(true),
    gcTime: 0,
  });
  const move = useMutation({
    mutationFn: () => ask(false),
    onSuccess: async ({ moves }) => {
      await queries.invalidateQueries({ queryKey: [processKey] });
      message.success(`已迁移 ${moves} 件`);
      onClose();
    },
  });
  const moves = preview.data?.moves ?? 0;
  return (
    <Modal
      open
      width={640}
      title={`迁移到第 ${process.inForce ?? ''} 版`}
      okText={moves > 0 ? `迁移 ${moves} 件` : '没有可迁移的'}
      okButtonProps={{ disabled: moves === 0 || preview.isFetching, loading: move.isPending }}
      onOk={() => move.mutate()}
      onCancel={onClose}
    >
      <div className="stack">
        <ProblemAlert error={move.error} />
        <Gate query={preview}>
          {({ moves, stays }) => (
            <>
              <p>
                第 {from.number} 版上办理中的事项，<strong>{moves}</strong> 件可以移到第 {process.inForce} 版继续办理
                {stays.length > 0 ? `，${stays.length} 件要留在原来的版本` : ''}。停在同一环节，已办的不用重办。
              </p>
              {stays.length > 0 ? (
                <table className="process-table">
                  <thead>
                    <tr>
                      <th>事项</th>
                      <th>停在</th>
                      <th>为什么不能移</th>
                    </tr>
                  </thead>
                  <tbody>
                    {stays.map(each => (
                      <tr key={each.caseId}>
                        <td>{each.number}</td>
                        <td className="mono">{each.nodes.join('、')}</td>
                        <td>{each.why}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              ) : null}
              <RenamedNodes
                process={process}
                from={from.number}
                nodes={[...new Set([...stays.flatMap(each => each.nodes), ...Object.keys(renamed)])]}
                value={renamed}
                onChange={setRenamed}
              />
            </>
          )}
        </Gate>
      </div>
    </Modal>
  );
}
