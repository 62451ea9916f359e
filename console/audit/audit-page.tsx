import { Page, PageHead } from '../parts/page-head.tsx';
export function AuditPage() {
  return (
    <Page>
      <PageHead title="…" />
    </Page>
  );
}
