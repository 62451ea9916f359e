import { PageHead, Page } from '../parts/page-head.tsx';
export function AccountsPage() { return <Page><PageHead title="…" /></Page>; }
