import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page-head.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';

export function PagePending() {
  return (
    <Page>
      <Skeleton active title={{ width: 180 }} paragraph={{ rows: 8 }} />
    </Page>
  );
}

export function NotFound() {
  return (
    <Page>
      <EmptyState
        title="没有这个页面"
        actions={
          <Link to="/">
            <Button type="primary">回到首页</Button>
          </Link>
        }
      >
        链接可能写错了，或页面已移走。按 Ctrl+K 可以搜索员工和页面。
      </EmptyState>
    </Page>
  );
}

export function NotAllowed({ label }: { label: string }) {
  return (
    <Page>
      <EmptyState
        title={`您没有“${label}”的权限`}
        actions={
          <Link to="/">
            <Button>回到首页</Button>
          </Link>
        }
      >
        如工作需要，请联系系统管理员，为您授予相应的角色。
      </EmptyState>
    </Page>
  );
}

export function PageFault({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <Page>
      <ProblemAlert
        error={error}
        retry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </Page>
  );
}
