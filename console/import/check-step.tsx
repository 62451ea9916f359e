import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { addressOf } from '#contract/call.ts';
import { downloadRefused, type Import } from '#contract/import.ts';
import { DifferingRows } from './differing-rows.tsx';
import { LastFailure } from './last-failure.tsx';
import { RefusedRows } from './refused-rows.tsx';
import { UnknownCodes } from './unknown-codes.tsx';
import { UnknownUnits } from './unknown-units.tsx';
import { WritePanel } from './write-panel.tsx';

/** What the check found, mending on the spot, and the decision to write. */
export function CheckStep({ run }: { run: Import }) {
  const figures: [string, number][] = [
    ['将新建', run.created],
    ['已存在且一致', run.unchanged],
    ['已存在但不同', run.differs],
    ['有问题', run.refused],
  ];
  return (
    <div className="stack">
      <LastFailure run={run} />
      <section className="panel" aria-label="检查结果">
        <div className="body import-figures">
          {figures.map(([label, count]) => (
            <div key={label}>
              <b style={label === '有问题' && count > 0 ? { color: 'var(--danger)' } : {}}>
                {count.toLocaleString('zh-CN')}
              </b>
              <span className="quiet">{label}</span>
            </div>
          ))}
        </div>
      </section>
      <UnknownUnits run={run} />
      <UnknownCodes run={run} />
      {run.refused > 0 ? (
        <section className="panel" aria-label="有问题的行">
          <header>
            <h2>有问题的行</h2>
            <span className="quiet small">直接修改标红的单元格，改完立即重新检查。</span>
            <Button
              icon={<DownloadOutlined />}
              size="small"
              href={addressOf(downloadRefused, { id: run.id })}
              download
              style={{ marginLeft: 'auto' }}
            >
              下载有问题的行
            </Button>
          </header>
          <RefusedRows run={run} />
        </section>
      ) : null}
      {run.updatable > 0 ? <DifferingRows run={run} /> : null}
      <WritePanel run={run} />
    </div>
  );
}
