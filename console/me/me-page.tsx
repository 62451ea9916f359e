import { Page, PageHead } from '../parts/page-head.tsx';
export function MePage() {
  return (
    <Page>
      <PageHead title="…" />
    </Page>
  );
}
