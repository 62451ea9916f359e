import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { type Import, type ImportRow, listImportRows } from '#contract/import.ts';
import { Gate } from '../parts/gate.tsx';
import { MoreRows } from './more-rows.tsx';

/** Persons on file of whom the file tells otherwise: what stands there, and what would. */
export function DifferingRows({ run }: { run: Import }) {
  const rows = useInfiniteQuery({
    queryKey: ['imports', 'rows', run.id, 'changing'],
    queryFn: ({ pageParam, signal }) =>
      call(listImportRows, {
        params: { id: run.id },
        query: { changing: true, limit: 100, after: pageParam },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: last => last.next ?? undefined,
  });
  const headerOf = (field: string) => run.columns.find(each => each.field === field)?.header ?? '';
  const textOf = (row: ImportRow, field: string) => String(row.values[headerOf(field)] ?? '');
  return (
    <section className="panel" aria-label="已有人员的不同之处">
      <header>
        <h2>已有人员的不同之处</h2>
        <span className="quiet small">
          {run.updatable.toLocaleString('zh-CN')} 人的内容与系统中不同。是否更新，在下面选择。
        </span>
      </header>
      <div className="wide-table">
        <Gate query={rows}>
          {data => (
            <table>
              <thead>
                <tr>
                  <th scope="col">行</th>
                  <th scope="col">工号</th>
                  <th scope="col">姓名</th>
                  <th scope="col">现在 → 文件中</th>
                </tr>
              </thead>
              <tbody>
                {data.pages
                  .flatMap(page => page.items)
                  .map(row => (
                    <tr key={row.row}>
                      <td>{row.row}</td>
                      <td>{textOf(row, 'number')}</td>
                      <td>{textOf(row, 'name')}</td>
                      <td className="import-changes">
                        {row.changes.map(each => (
                          <div key={`${each.field} ${each.to}`}>
                            <span className="quiet">{each.label}</span>{' '}
                            {each.from === '' ? <span className="quiet">（空）</span> : <del>{each.from}</del>}
                            <span aria-hidden="true"> → </span>
                            <span className="visually-hidden">改为</span>
                            <ins>{each.to}</ins>
                          </div>
                        ))}
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          )}
        </Gate>
      </div>
      <MoreRows rows={rows} />
    </section>
  );
}
