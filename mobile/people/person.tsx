import { Page } from '../ui/page.tsx';
import { ArchiveView } from './archive.tsx';

export default function Person({ params }: { params: Record<string, string> }) {
  return (
    <Page title="员工档案" above="/people">
      <ArchiveView personId={params.id ?? ''} />
    </Page>
  );
}
