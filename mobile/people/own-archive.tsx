import { go } from '../routing/location.ts';
import { useMe } from '../session.ts';
import { Page } from '../ui/page.tsx';
import { Nothing } from '../ui/states.tsx';
import { ArchiveView } from './archive.tsx';

export default function OwnArchive() {
  const { personId } = useMe();
  return (
    <Page title="我的档案" above="/">
      {personId ? (
        <ArchiveView personId={personId} foot="发现有误时，请联系人事部门更正。" />
      ) : (
        <Nothing
          title="这个账号没有对应的员工档案"
          note="如需查看自己的档案，请联系人事部门把账号与档案对应起来。"
          action={{ label: '回到首页', run: () => go('/') }}
        />
      )}
    </Page>
  );
}
