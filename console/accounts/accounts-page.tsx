// A colleague (administration pages: access, accounts, audit, jobs, me) is writing this page now; leave it to them.
import { Page, PageHead } from '../parts/page-head.tsx';
export function AccountsPage() {
  return (
    <Page>
      <PageHead title="…" />
    </Page>
  );
}
