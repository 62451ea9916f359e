import { useQuery } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { listUnits } from '#contract/organization.ts';
import { go } from '../routing/location.ts';
import { canBeyondSelf, useMe } from '../session.ts';
import { Page } from '../ui/page.tsx';
import { Failed, Loading, Nothing } from '../ui/states.tsx';
import { PersonList } from './person-list.tsx';

export default function Team() {
  const me = useMe();
  // Somebody who reads wider than the team would be shown everybody: he sees the people of the units that he heads.
  const readsWider = canBeyondSelf(me, 'people.read', ['units', 'all']);
  return (
    <Page title="我的团队" above="/">
      {readsWider ? <OfMyUnits /> : <Members />}
    </Page>
  );
}

function Members({ unitId }: { unitId?: string }) {
  const me = useMe();
  return (
    <PersonList
      query={{ employmentStatus: ['active', 'leave', 'to-come'], ...(unitId ? { unitId } : {}) }}
      except={me.personId}
      nothing={<NoTeam />}
    />
  );
}

function OfMyUnits() {
  const me = useMe();
  const units = useQuery({
    queryKey: ['units', 'today'],
    queryFn: ({ signal }) => call(listUnits, { query: {}, signal }),
  });
  if (units.isPending) return <Loading />;
  if (units.isError) return <Failed fault={units.error} retry={() => units.refetch()} />;
  const headed = units.data.items.filter(unit => unit.headPersonId !== null && unit.headPersonId === me.personId);
  const ids = new Set(headed.map(unit => unit.id));
  const highest = headed.filter(unit => unit.parentId === null || !ids.has(unit.parentId));
  if (highest.length === 0) return <NoTeam />;
  return highest.map(unit => (
    <section key={unit.id}>
      <h2 className="unit-title">{unit.name}</h2>
      <Members unitId={unit.id} />
    </section>
  ));
}

function NoTeam() {
  return (
    <Nothing
      title="目前没有团队成员"
      note="由您担任上级或单位负责人的同事会出现在这里。"
      action={{ label: '看组织架构', run: () => go('/organization') }}
    />
  );
}
