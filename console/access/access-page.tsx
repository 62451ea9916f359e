import { PageHead, Page } from '../parts/page-head.tsx';
export function AccessPage() { return <Page><PageHead title="…" /></Page>; }
