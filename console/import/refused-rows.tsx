import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { type Import, type ImportRow, listImportProblems, listImportRows } from '#contract/import.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { MendCell } from './mend-cell.tsx';

/** The refused rows as they stand in the file, faulty cells first to be mended. */
export function RefusedRows({ run }: { run: Import }) {
  const [filter, setFilter] = useState<string | undefined>();
  const [mended, setMended] = useState<Record<number, ImportRow>>({});
  const problems = useQuery({
    queryKey: ['imports', 'problems', run.id],
    queryFn: ({ signal }) => call(listImportProblems, { params: { id: run.id }, query: { limit: 1 }, signal }),
  });
  const rows = useInfiniteQuery({
    queryKey: ['imports', 'rows', run.id, 'refused'],
    queryFn: ({ pageParam, signal }) =>
      call(listImportRows, {
        params: { id: run.id },
        query: { outcome: 'refused', limit: 100, after: pageParam },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: last => last.next ?? undefined,
  });
  const kinds = (problems.data?.summary ?? []).filter(each => each.kind === 'problem');
  const columns = run.columns.filter(each => each.field && !each.ordinal);
  const all = (rows.data?.pages.flatMap(page => page.items) ?? []).map(each => mended[each.row] ?? each);
  const shown = all.filter(
    each => !filter || each.problems.some(problem => `${problem.column} ${problem.code}` === filter),
  );
  return (
    <>
      <div className="row wrap" style={{ padding: '10px 16px' }}>
        <Select<string>
          value={filter ?? null}
          onChange={(next: string | undefined) => setFilter(next)}
          allowClear
          placeholder="全部问题"
          aria-label="按问题筛选"
          popupMatchSelectWidth={false}
          style={{ minWidth: 220 }}
          options={kinds.map(each => ({
            value: `${each.column} ${each.code}`,
            label: `${each.column}：${messageOf(all, each.column, each.code)}（${each.count}）`,
          }))}
        />
        {kinds.map(each => (
          <Chip key={`${each.column} ${each.code}`} tone="danger">
            {each.column} {each.count}
          </Chip>
        ))}
      </div>
      <div className="wide-table">
        <Gate query={rows}>
          {() => (
            <table>
              <thead>
                <tr>
                  <th scope="col">行</th>
                  {columns.map(each => (
                    <th key={each.index} scope="col">
                      {each.header}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map(row => (
                  <tr key={row.row}>
                    <td>
                      {row.row}
                      {row.outcome === 'refused' ? null : (
                        <div>
                          <Chip tone="success">已改好</Chip>
                        </div>
                      )}
                    </td>
                    {columns.map(each => (
                      <td key={each.index}>
                        <MendCell
                          importId={run.id}
                          row={row}
                          column={each.header}
                          onMended={made => setMended(old => ({ ...old, [made.row]: made }))}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Gate>
      </div>
      {rows.hasNextPage ? (
        <div style={{ padding: 12 }}>
          <Button block loading={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
            显示更多
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** A wording for a code, taken from the first row that has it. */
function messageOf(rows: readonly ImportRow[], column: string, code: string): string {
  for (const row of rows)
    for (const problem of row.problems)
      if (problem.column === column && problem.code === code) return problem.message.replace(/[。，].*$/, '');
  return code;
}
