import { useQuery } from '@tanstack/react-query';
import { RightOutline } from 'antd-mobile-icons';
import { call } from '#contract/call.ts';
import { listUnits, type Unit, unitKindLabels } from '#contract/organization.ts';
import { PersonList } from '../people/person-list.tsx';
import { Link } from '../routing/link.tsx';
import { go } from '../routing/location.ts';
import { canBeyondSelf, useMe } from '../session.ts';
import { dayWords, today } from '../ui/day.ts';
import { Page } from '../ui/page.tsx';
import { Failed, Loading, Nothing } from '../ui/states.tsx';
import { childrenOf, topOf } from './units.ts';
import './tree.css';

export default function Tree({ params }: { params: Record<string, string> }) {
  const units = useQuery({
    queryKey: ['units', 'today'],
    queryFn: ({ signal }) => call(listUnits, { query: {}, signal }),
  });
  const id = params.id;
  const top = topOf(units.data?.items ?? []);
  // With one unit above all others, the first level is that unit's.
  const unit =
    id === undefined ? (top.length === 1 ? top[0] : undefined) : units.data?.items.find(each => each.id === id);
  return (
    <Page
      title={unit?.name ?? '组织架构'}
      above={id !== undefined && unit?.parentId ? `/organization/${unit.parentId}` : above(id)}
    >
      {units.isPending ? <Loading lines={6} /> : null}
      {units.isError ? <Failed fault={units.error} retry={() => units.refetch()} /> : null}
      {units.data ? <Level units={units.data.items} id={id} unit={unit} /> : null}
    </Page>
  );
}

const above = (id: string | undefined) => (id === undefined ? '/' : '/organization');

function Level({ units, id, unit }: { units: readonly Unit[]; id: string | undefined; unit: Unit | undefined }) {
  if (id !== undefined && !unit)
    return (
      <Nothing
        title="今天没有这个单位"
        note="它可能已经撤销，或尚未设立。"
        action={{ label: '看组织架构', run: () => go('/organization') }}
      />
    );
  const below = unit ? childrenOf(units, unit.id) : topOf(units);
  if (!unit && below.length === 0)
    return (
      <Nothing
        title="还没有组织架构"
        note="人事部门录入单位后，就能在这里查看。"
        action={{ label: '回到首页', run: () => go('/') }}
      />
    );
  return (
    <>
      {unit ? <UnitHead unit={unit} /> : <p className="section-note">{dayWords(today())}的组织架构</p>}
      {below.length > 0 ? (
        <ul className="card">
          {below.map(each => (
            <UnitRow key={each.id} unit={each} hasBelow={childrenOf(units, each.id).length} />
          ))}
        </ul>
      ) : null}
      {unit ? <UnitPeople unit={unit} isLeaf={below.length === 0} /> : null}
    </>
  );
}

/** Counts are of the people whom one may see; to whoever sees only himself they would say nothing. */
function headCountOf(unit: Unit, seesOthers: boolean): string {
  return seesOthers && unit.headCount.total > 0 ? `${unit.headCount.total.toLocaleString('zh-CN')} 人` : '';
}

function UnitHead({ unit }: { unit: Unit }) {
  const seesOthers = canBeyondSelf(useMe(), 'people.read');
  const facts: Array<[string, string]> = [
    ['类型', unitKindLabels[unit.kind]],
    ['负责人', unit.headName ?? ''],
    ['法人主体', unit.legalEntityName ?? ''],
    ['可查看人数', headCountOf(unit, seesOthers)],
    ['架构日期', unit.parentId === null ? dayWords(today()) : ''],
  ];
  return (
    <>
      {unit.path.length > 1 ? <p className="unit-path">{unit.path.slice(0, -1).join(' › ')}</p> : null}
      <div className="card">
        <dl className="facts">
          {facts
            .filter(([, value]) => value !== '')
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </div>
    </>
  );
}

function UnitRow({ unit, hasBelow }: { unit: Unit; hasBelow: number }) {
  const count = headCountOf(unit, canBeyondSelf(useMe(), 'people.read'));
  const notes = [unit.headName ?? '', hasBelow > 0 ? `${hasBelow} 个下级单位` : ''].filter(Boolean);
  return (
    <li>
      <Link to={`/organization/${unit.id}`} className="row">
        <span className="grow">
          {unit.name}
          {notes.length > 0 ? <span className="note unit-note">{notes.join(' · ')}</span> : null}
        </span>
        {count ? <span className="end">{count}</span> : null}
        <RightOutline aria-hidden />
      </Link>
    </li>
  );
}

/** The people straight in the unit, for those who may see anybody but themselves. */
function UnitPeople({ unit, isLeaf }: { unit: Unit; isLeaf: boolean }) {
  const me = useMe();
  if (!canBeyondSelf(me, 'people.read')) return null;
  if (unit.headCount.direct === 0) return isLeaf ? <p className="section-note">没有您能查看的在职人员。</p> : null;
  return (
    <section>
      <h2 className="unit-title">直属人员</h2>
      <PersonList
        query={{ unitId: unit.id, onlyUnit: true, employmentStatus: ['active', 'leave'] }}
        nothing={<p className="section-note">没有您能查看的在职人员。</p>}
      />
    </section>
  );
}
