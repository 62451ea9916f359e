import { Button } from 'antd';

/** The foot of a list that is read page by page; nothing when all is there. */
export function MoreRows({
  rows,
}: {
  rows: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown };
}) {
  if (!rows.hasNextPage) return null;
  return (
    <div style={{ padding: 12 }}>
      <Button block loading={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
        显示更多
      </Button>
    </div>
  );
}
