import { Page, PageHead } from '../parts/page-head.tsx';
export function JobsPage() {
  return (
    <Page>
      <PageHead title="…" />
    </Page>
  );
}
