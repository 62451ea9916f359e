import { go } from '../routing/location.ts';
import { Page } from '../ui/page.tsx';
import { Failed, Loading, Nothing } from '../ui/states.tsx';
import { useArchive } from './archive.tsx';
import { EditForm } from './edit-form.tsx';

const titles = { basic: '修改基本信息', contact: '修改联系方式' } as const;

export default function Edit({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  const group = params.group;
  const archive = useArchive(id);
  if (group !== 'basic' && group !== 'contact')
    return (
      <Page title="修改档案" above={`/people/${id}`}>
        <Nothing title="这一项请在电脑上修改" action={{ label: '返回档案', run: () => go(`/people/${id}`) }} />
      </Page>
    );
  return (
    <Page title={titles[group]} above={`/people/${id}`}>
      {archive.isPending ? <Loading lines={8} /> : null}
      {archive.isError ? <Failed fault={archive.error} retry={() => archive.refetch()} /> : null}
      {archive.data ? <EditForm archive={archive.data} group={group} /> : null}
    </Page>
  );
}
