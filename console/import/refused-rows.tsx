import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { type Import, type ImportRow, listImportProblems, listImportRows } from '#contract/import.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { MendCell } from './mend-cell.tsx';
import { MoreRows } from './more-rows.tsx';
import { problemKinds } from './problem-kinds.ts';

/** The refused rows as they stand in the file, faulty cells first to be mended. */
export function RefusedRows({ run }: { run: Import }) {
  const [code, setCode] = useState<string | null>(null);
  const [mended, setMended] = useState<Record<number, ImportRow>>({});
  const problems = useQuery({
    queryKey: ['imports', 'problems', run.id, run.refused],
    queryFn: ({ signal }) => call(listImportProblems, { params: { id: run.id }, query: { limit: 1 }, signal }),
    placeholderData: keepPreviousData,
  });
  const rows = useInfiniteQuery({
    queryKey: ['imports', 'rows', run.id, 'refused', code],
    queryFn: ({ pageParam, signal }) =>
      call(listImportRows, {
        params: { id: run.id },
        query: { outcome: 'refused', limit: 100, after: pageParam, ...(code ? { code } : {}) },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: last => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const kinds = problemKinds(problems.data?.summary ?? []);
  const columns = run.columns.filter(each => each.field && !each.ordinal);
  const shown = (rows.data?.pages.flatMap(page => page.items) ?? []).map(each => mended[each.row] ?? each);
  return (
    <>
      <fieldset className="problem-kinds">
        <legend className="visually-hidden">按问题筛选</legend>
        <KindButton label="全部" count={run.refused} isOn={code === null} onPick={() => setCode(null)} />
        {kinds.map(each => (
          <KindButton
            key={each.code}
            label={each.label}
            count={each.count}
            title={each.where}
            isOn={code === each.code}
            onPick={() => setCode(code === each.code ? null : each.code)}
          />
        ))}
      </fieldset>
      <div className="wide-table" style={rows.isPlaceholderData ? { opacity: 0.6 } : {}}>
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
      <MoreRows rows={rows} />
    </>
  );
}

/** One kind of problem with its count; pressed, only rows that have it are shown. */
function KindButton(props: { label: string; count: number; title?: string; isOn: boolean; onPick: () => void }) {
  return (
    <button
      type="button"
      className={props.isOn ? 'bare problem-kind problem-kind-on' : 'bare problem-kind'}
      aria-pressed={props.isOn}
      title={props.title}
      onClick={props.onPick}
    >
      {props.label} <b>{props.count.toLocaleString('zh-CN')}</b>
    </button>
  );
}
