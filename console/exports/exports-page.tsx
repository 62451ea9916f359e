import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useCan } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { exportsQuery } from './export-queries.ts';
import { ExportTable } from './export-table.tsx';
import './exports.css';

/** What I asked to export; for auditors what everybody did. */
export function ExportsPage() {
  const { whose } = useSearch({ from: '/shell/exports' });
  const navigate = useNavigate();
  const can = useCan();
  const seesAll = can('audit.read');
  const isAll = whose === 'all' && seesAll;
  const list = useInfiniteQuery(exportsQuery(isAll ? 'all' : 'mine'));
  return (
    <Page wide>
      <PageHead
        title="导出"
        note="申请导出名单与档案，由他人批准后生成文件；文件只有申请人能下载。"
        actions={
          seesAll ? (
            <Segmented
              aria-label="谁的导出"
              value={isAll ? 'all' : 'mine'}
              onChange={value => navigate({ to: '/exports', search: value === 'all' ? { whose: 'all' } : {} })}
              options={[
                { value: 'mine', label: '我的申请' },
                { value: 'all', label: '全部（审计）' },
              ]}
            />
          ) : null
        }
      />
      <Gate query={list}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0)
            return (
              <EmptyState
                title={isAll ? '还没有人申请导出' : '您还没有申请过导出'}
                actions={
                  can('people.export') ? (
                    <Link to="/people">
                      <Button type="primary">去员工名单</Button>
                    </Link>
                  ) : null
                }
              >
                在员工名单或一份档案的右上角点“导出”，写明原因后提交。
              </EmptyState>
            );
          return (
            <>
              <ExportTable items={items} isAll={isAll} />
              {list.hasNextPage ? (
                <div className="export-more">
                  <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                    更早的导出
                  </Button>
                </div>
              ) : null}
            </>
          );
        }}
      </Gate>
    </Page>
  );
}
