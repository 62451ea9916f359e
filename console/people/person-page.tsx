import { PageHead, Page } from '../parts/page-head.tsx';
export function PersonPage() { return <Page><PageHead title="…" /></Page>; }
