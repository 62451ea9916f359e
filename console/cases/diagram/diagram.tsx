import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { CaseDetail } from '#contract/case.ts';

/** The drawing program is large; it comes only when a diagram is looked at. */
const DiagramView = lazy(() => import('./diagram-view.tsx').then(file => ({ default: file.DiagramView })));

/** The process as drawn, coloured by where the case stands. */
export function CaseDiagram({ diagram, tall = false }: { diagram: CaseDetail['diagram']; tall?: boolean }) {
  return (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 5 }} title={false} style={{ padding: 16 }} />}>
      <DiagramView diagram={diagram} tall={tall} />
    </Suspense>
  );
}
