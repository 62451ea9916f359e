import { Page, PageHead } from '../parts/page-head.tsx';
export function ImportListPage() {
  return (
    <Page>
      <PageHead title="…" />
    </Page>
  );
}
