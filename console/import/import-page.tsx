import { Page, PageHead } from '../parts/page-head.tsx';
export function ImportPage() {
  return (
    <Page>
      <PageHead title="…" />
    </Page>
  );
}
