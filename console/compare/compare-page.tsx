import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Switch } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { comparePeople, mostCompared } from '#contract/compare.ts';
import { DayField } from '../parts/day-field.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PersonSelect } from '../parts/person-select.tsx';
import { today } from '../parts/when.ts';
import './compare.css';

/** Two to four archives side by side as of a day; what differs is marked, what is out of reach says so. */
export function ComparePage() {
  const { id = [], asOf } = useSearch({ from: '/shell/people-compare' });
  const navigate = useNavigate();
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const turn = (next: { id?: string[]; asOf?: string }) =>
    navigate({ to: '/people-compare', search: { id, ...(asOf ? { asOf } : {}), ...next }, replace: true });
  const compared = useQuery({
    queryKey: ['people', 'compare', id, asOf ?? ''],
    queryFn: ({ signal }) => call(comparePeople, { query: { id, ...(asOf ? { asOf } : {}) }, signal }),
    enabled: id.length > 1,
    placeholderData: keepPreviousData,
  });
  return (
    <div className="page-full">
      <PageHead
        title="对照档案"
        note="有差异的行以竖线和“不同”标出；您无权查看的内容不参与比较。"
        actions={
          <>
            <span className="row">
              <Switch checked={onlyDifferent} onChange={setOnlyDifferent} aria-label="只看不同" size="small" />
              只看不同
            </span>
            <DayField
              value={asOf ?? today()}
              onChange={day => turn({ asOf: day ?? today() })}
              allowClear={false}
              label="截至哪一天"
              width={140}
            />
            {id.length < mostCompared ? (
              <span style={{ width: 220 }}>
                <PersonSelect
                  label="添加对照的人"
                  placeholder="添加对照的人"
                  onChange={personId => personId && !id.includes(personId) && turn({ id: [...id, personId] })}
                />
              </span>
            ) : null}
          </>
        }
      />
      {id.length < 2 ? (
        <EmptyState
          title="请再选择一人"
          actions={
            <Link to="/people">
              <Button>到员工列表选择</Button>
            </Link>
          }
        >
          可以并排对照二至四人。
        </EmptyState>
      ) : (
        <Gate query={compared}>
          {({ people, groups }) => (
            <section className="compare" aria-label="对照表">
              <table>
                <thead>
                  <tr>
                    <th scope="col">
                      <span className="visually-hidden">项目</span>
                    </th>
                    {people.map(each => (
                      <th key={each.id} scope="col">
                        <Link to="/people/$personId" params={{ personId: each.id }}>
                          {each.name}
                        </Link>
                        <span className="quiet small">
                          {[each.number, each.unitName, each.postName].filter(Boolean).join(' · ')}
                        </span>
                        {people.length > 2 ? (
                          <Button
                            type="text"
                            size="small"
                            onClick={() => turn({ id: id.filter(other => other !== each.id) })}
                            aria-label={`不再对照${each.name}`}
                          >
                            移出
                          </Button>
                        ) : null}
                      </th>
                    ))}
                  </tr>
                </thead>
                {groups
                  .map(group => ({ ...group, rows: group.rows.filter(row => row.differs || !onlyDifferent) }))
                  .filter(group => group.rows.length > 0)
                  .map(group => (
                    <tbody key={group.code}>
                      <tr className="compare-group">
                        <th colSpan={people.length + 1} scope="colgroup">
                          {group.label}
                        </th>
                      </tr>
                      {group.rows.map(row => (
                        <tr key={row.label} className={row.differs ? 'compare-differs' : ''}>
                          <th scope="row">
                            {row.label}
                            {row.differs ? <span className="compare-mark">不同</span> : null}
                          </th>
                          {row.cells.map((cell, at) => (
                            <td key={people[at]?.id ?? at}>
                              {cell.isHidden ? <span className="quiet small">无权查看</span> : cell.text || '—'}
                            </td>
                          ))}
                        </tr>
                      ))}
                    </tbody>
                  ))}
              </table>
            </section>
          )}
        </Gate>
      )}
    </div>
  );
}
