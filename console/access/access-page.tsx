import { Page, PageHead } from '../parts/page-head.tsx';
export function AccessPage() {
  return (
    <Page>
      <PageHead title="…" />
    </Page>
  );
}
