import { Button } from 'antd';
import { useState } from 'react';
import { Chip } from '../parts/chip.tsx';
import { columnLabel } from './column-words.ts';
import { differencesOf, type Shown } from './row-difference.ts';
import { valueText } from './value-text.ts';

/** One row of a write, before and after side by side. What did not change is folded away. */
export function RowChange(props: {
  table: string;
  kind: string;
  row: { before: unknown; after: unknown };
  isOnly: boolean;
}) {
  const all = differencesOf(props.row);
  const isUpdate = props.kind === 'update';
  const [showsAll, setShowsAll] = useState(false);
  const rest = all.filter(each => !each.isChanged);
  const shown = isUpdate && !showsAll ? all.filter(each => each.isChanged) : all;
  return (
    <div className={props.isOnly ? undefined : 'row-change'}>
      <table className="rows-table rows-compared">
        <thead>
          <tr>
            <th scope="col">字段</th>
            <th scope="col">之前</th>
            <th scope="col">之后</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(each => (
            <tr key={each.column} className={each.isChanged && isUpdate ? 'column-changed' : undefined}>
              <th scope="row" title={each.column}>
                {columnLabel(props.table, each.column)}
              </th>
              <td>
                <Value shown={each.before} />
              </td>
              <td>
                <Value shown={each.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isUpdate && shown.length === 0 ? <p className="small quiet">内容没有变化。</p> : null}
      {isUpdate && rest.length > 0 ? (
        <Button type="link" size="small" className="rows-more" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? '只看有变化的字段' : `显示其余 ${rest.length} 个未变的字段`}
        </Button>
      ) : null}
    </div>
  );
}

function Value({ shown }: { shown: Shown }) {
  if (shown.kind === 'none') return <span className="quiet">—</span>;
  if (shown.kind === 'veiled') return <Chip tone="plain">已脱敏</Chip>;
  return <>{valueText(shown.text)}</>;
}
