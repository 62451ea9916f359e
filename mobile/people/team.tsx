import { go } from '../routing/location.ts';
import { Page } from '../ui/page.tsx';
import { Nothing } from '../ui/states.tsx';
import { PersonList } from './person-list.tsx';

/** Whom one leads, as somebody's manager or as the head of a unit, however much wider one reads besides. */
export default function Team() {
  return (
    <Page title="我的团队" above="/">
      <PersonList query={{ team: true, employmentStatus: ['active', 'leave', 'to-come'] }} nothing={<NoTeam />} />
    </Page>
  );
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
