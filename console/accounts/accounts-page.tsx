import { Page, PageHead } from '../parts/page-head.tsx';
export function AccountsPage() {
  return (
    <Page>
      <PageHead title="…" />
    </Page>
  );
}
