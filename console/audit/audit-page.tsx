import { PageHead, Page } from '../parts/page-head.tsx';
export function AuditPage() { return <Page><PageHead title="…" /></Page>; }
