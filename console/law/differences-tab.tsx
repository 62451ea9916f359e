import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LawDifference, LawUnit, LawValue } from '#contract/law.ts';
import { Chip } from '../parts/chip.tsx';
import { DayField } from '../parts/day-field.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { today } from '../parts/when.ts';
import { differencesQuery } from './law-queries.ts';
import { SourceText, StatusMark } from './marks.tsx';
import { ValueLine } from './value-view.tsx';

/** What the law of one day says otherwise than that of another. */
export function DifferencesTab() {
  const [before, setBefore] = useState(
    `${Number(today().slice(0, 4)) - 1}${today().slice(4)}`.replace('-02-29', '-02-28'),
  );
  const [after, setAfter] = useState<string>(today());
  const differences = useQuery(differencesQuery(before, after));
  return (
    <div className="fill law-cases">
      <div className="row wrap">
        <DayField
          value={before}
          onChange={day => setBefore(day ?? before)}
          allowClear={false}
          prefix="从"
          label="从哪天"
          width={170}
        />
        <DayField
          value={after}
          onChange={day => setAfter(day ?? after)}
          allowClear={false}
          prefix="到"
          label="到哪天"
          width={170}
        />
        <span className="quiet small" role="status">
          {differences.data ? `${differences.data.items.length} 处不同` : ''}
        </span>
      </div>
      <div className="panel law-cases-list">
        <Gate query={differences}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title="这两天的法规相同">换两个日期再看，例如上一年和今天。</EmptyState>
            ) : (
              <table className="law-table law-differences">
                <thead>
                  <tr>
                    <th scope="col">参数或公式</th>
                    <th scope="col">{before}</th>
                    <th scope="col">{after}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(each => (
                    <tr key={`${each.kind} ${each.code}`}>
                      <td>
                        {each.kind === 'parameter' ? (
                          <Link to="/law" search={{ path: each.code }}>
                            {each.title.zh}
                          </Link>
                        ) : (
                          <>
                            {each.title.zh} <Chip>公式</Chip>
                          </>
                        )}
                        <div className="quiet small">{each.code}</div>
                      </td>
                      <td>
                        <Side side={each.before} unit={each.unit} />
                      </td>
                      <td>
                        <Side side={each.after} unit={each.unit} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          }
        </Gate>
      </div>
    </div>
  );
}

function Side({ side, unit }: { side: LawDifference['before']; unit: LawUnit | null }) {
  if (side === null) return <span className="quiet">没有</span>;
  if (typeof side === 'string' || unit === null) return <>{String(side)}</>;
  const value: LawValue = side;
  return (
    <>
      <div className="row wrap">
        <strong>
          <ValueLine unit={unit} value={value.value} />
        </strong>
        <StatusMark status={value.status} note={value.note} />
        {value.isLocal ? <Chip tone="teal">本地</Chip> : null}
      </div>
      <div className="quiet small">
        自 {value.from}，<SourceText source={value.source} />
      </div>
    </>
  );
}
