import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Steps } from 'antd';
import { useEffect, useRef } from 'react';
import type { Import, ImportState } from '#contract/import.ts';
import { queries } from '../app/queries.ts';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { instantText } from '../parts/when.ts';
import { CheckStep } from './check-step.tsx';
import { DoneStep } from './done-step.tsx';
import { importQuery, isBusy } from './import-queries.ts';
import { JobProgress } from './job-progress.tsx';
import { MappingStep } from './mapping-step.tsx';
import './import.css';

const stepOf: Record<ImportState, number> = {
  uploaded: 1,
  checking: 2,
  checked: 2,
  writing: 3,
  done: 4,
  undoing: 4,
  undone: 4,
  failed: 1,
};

/** One run from mapping to done; the server's state says at which step it stands. */
export function ImportPage() {
  const { importId } = useParams({ from: '/shell/import/$importId' });
  const run = useQuery(importQuery(importId));
  const state = run.data?.state;
  const before = useRef(state);
  useEffect(() => {
    const changed = before.current !== undefined && before.current !== state;
    before.current = state;
    // People and units have come or gone: whatever was read of them before is old, also where nobody looks at it now.
    if (changed && (state === 'done' || state === 'undone')) {
      queries.removeQueries({ predicate: query => query.queryKey[0] !== 'imports' && query.getObserversCount() === 0 });
      void queries.invalidateQueries();
    }
  }, [state]);
  return (
    <Page wide>
      <Gate query={run}>
        {data => (
          <>
            <PageHead
              title="导入花名册"
              note={`${data.fileName} · ${data.rows > 0 ? `${data.rows.toLocaleString('zh-CN')} 行 · ` : ''}${instantText(data.createdAt)} 上传`}
              actions={
                <Link to="/import">
                  <Button>返回导入记录</Button>
                </Link>
              }
            />
            <Steps
              size="small"
              current={stepOf[data.state]}
              items={[
                { title: '上传' },
                { title: '对应列' },
                { title: '检查结果' },
                { title: '写入' },
                { title: '完成' },
              ]}
              style={{ margin: '0 0 20px', maxWidth: 860 }}
            />
            <Step run={data} />
          </>
        )}
      </Gate>
    </Page>
  );
}

function Step({ run }: { run: Import }) {
  if (isBusy(run.state)) return <JobProgress run={run} />;
  switch (run.state) {
    case 'checked':
      return <CheckStep run={run} />;
    case 'done':
    case 'undone':
      return <DoneStep run={run} />;
    case 'failed':
      return (
        <div className="stack">
          <Alert type="error" showIcon title="没有完成" description={run.error ?? '请检查对应的列后重试。'} />
          <MappingStep run={run} />
        </div>
      );
    default:
      return <MappingStep run={run} />;
  }
}
