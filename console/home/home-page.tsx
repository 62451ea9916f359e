import { Page, PageHead } from '../parts/page-head.tsx';
export function HomePage() {
  return (
    <Page>
      <PageHead title="…" />
    </Page>
  );
}
