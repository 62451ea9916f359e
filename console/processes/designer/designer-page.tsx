import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ProcessDetail } from '#contract/process.ts';
import { NotAllowed } from '../../app/fallbacks.tsx';
import { useCan } from '../../app/session.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Gate } from '../../parts/gate.tsx';
import { processQuery, versionQuery } from '../process-queries.ts';
import { Designer } from './designer.tsx';
import '../processes.css';

/** Draws a process: its draft, or the version in force as the beginning of a new draft. */
export function DesignerPage() {
  const { key } = useParams({ from: '/shell/processes/$key/draw' });
  const can = useCan();
  const process = useQuery({ ...processQuery(key), staleTime: Number.POSITIVE_INFINITY });
  if (!can('process.edit')) return <NotAllowed label="绘制流程" />;
  return (
    <div className="designer-page">
      <Gate query={process}>{found => <Opened process={found} />}</Gate>
    </div>
  );
}

function Opened({ process }: { process: ProcessDetail }) {
  const number = process.draft ?? process.inForce ?? process.versions[0]?.number;
  // What is drawn upon must be what stands there now.
  const version = useQuery({
    ...versionQuery(process.key, number ?? 1),
    enabled: number !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (number === undefined) return <EmptyState title="这个流程还没有任何版本" />;
  return <Gate query={version}>{found => <Designer process={process} opened={found} />}</Gate>;
}
