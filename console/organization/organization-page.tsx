import { Page, PageHead } from '../parts/page-head.tsx';
export function OrganizationPage() {
  return (
    <Page>
      <PageHead title="…" />
    </Page>
  );
}
