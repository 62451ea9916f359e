import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '#contract/call.ts';
import { type EmploymentStatus, employmentStatusLabels, listPeople, type PersonItem } from '#contract/person.ts';
import { useCan } from '../app/session.ts';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { legalEntitiesQuery } from '../parts/units.ts';
import { useCounts } from './use-counts.ts';

const shown: EmploymentStatus[] = ['active', 'leave', 'to-come', 'left'];

/** Counts of those within reach, who is to come, and where they work. */
export function Overview() {
  const states = useCounts(
    shown.map(each => ({ employmentStatus: [each] })),
    true,
  );
  return (
    <div className="stack">
      <ProblemAlert error={states.error} retry={states.retry} />
      <ul className="figures" aria-label="人数">
        {shown.map((each, index) => (
          <li key={each}>
            <Link to="/people" search={{ status: [each] }}>
              <span>{employmentStatusLabels[each]}</span>
              <strong>{states.counts[index]?.toLocaleString('zh-CN') ?? '—'}</strong>
            </Link>
          </li>
        ))}
      </ul>
      <div className="home-columns">
        <ByEntity />
        <div className="stack">
          <ToCome />
          <Shortcuts />
        </div>
      </div>
    </div>
  );
}

function ByEntity() {
  const entities = useQuery(legalEntitiesQuery());
  const items = entities.data?.items ?? [];
  const counts = useCounts(
    items.map(each => ({ legalEntityId: each.id, employmentStatus: ['active', 'leave'] })),
    items.length > 0,
  );
  const most = Math.max(1, ...counts.counts.map(each => each ?? 0));
  return (
    <section className="panel" aria-label="各法人主体在册人数">
      <header>
        <h2>各法人主体在册人数</h2>
        <span className="quiet small">在职与停薪留职</span>
      </header>
      <Gate query={entities}>
        {() =>
          items.length === 0 ? (
            <p className="nothing" style={{ padding: 16 }}>
              尚未登记法人主体，可在 <Link to="/organization">组织架构</Link> 中登记。
            </p>
          ) : (
            <ul className="bars">
              {items.map((each, index) => {
                const count = counts.counts[index];
                return (
                  <li key={each.id}>
                    <Link
                      to="/people"
                      search={{ legalEntityId: each.id, status: ['active', 'leave'] }}
                      className="ellipsis"
                      title={each.name}
                    >
                      {each.shortName || each.name}
                    </Link>
                    <span>
                      <b style={{ width: `${((count ?? 0) / most) * 100}%` }} />
                    </span>
                    <span>{count?.toLocaleString('zh-CN') ?? '—'}</span>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Gate>
    </section>
  );
}

function ToCome() {
  const coming = useQuery({
    queryKey: ['people', 'to-come'],
    queryFn: ({ signal }) =>
      call(listPeople, { query: { employmentStatus: ['to-come'], sort: 'hiredOn', limit: 8 }, signal }),
  });
  return (
    <section className="panel" aria-label="即将入职">
      <header>
        <h2>即将入职</h2>
      </header>
      <Gate query={coming}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet" style={{ padding: 16 }}>
              近期没有登记的入职。
            </p>
          ) : (
            <ul className="lines">
              {items.map(each => (
                <Coming key={each.id} person={each} />
              ))}
            </ul>
          )
        }
      </Gate>
    </section>
  );
}

function Shortcuts() {
  const can = useCan();
  const ways = [
    can('people.create') ? (
      <Link key="new" to="/people" search={{ create: true }}>
        新建员工
      </Link>
    ) : null,
    can('people.import') ? (
      <Link key="import" to="/import">
        导入花名册
      </Link>
    ) : null,
    <Link key="chart" to="/organization" search={{ view: 'chart' }}>
      查看架构图
    </Link>,
  ];
  return (
    <section className="panel" aria-label="常用操作">
      <header>
        <h2>常用操作</h2>
      </header>
      <div className="body row wrap" style={{ gap: '8px 24px' }}>
        {ways}
      </div>
    </section>
  );
}

function Coming({ person }: { person: PersonItem }) {
  return (
    <li>
      <Link to="/people/$personId" params={{ personId: person.id }} className="nowrap">
        {person.name}
      </Link>
      <span className="quiet small ellipsis">{[person.unitName, person.postName].filter(Boolean).join(' · ')}</span>
      <span className="push nowrap">{person.hiredOn}</span>
    </li>
  );
}
