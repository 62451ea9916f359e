import { useQuery } from '@tanstack/react-query';
import { Shown } from '../cases/offline.tsx';
import { startableQuery } from '../cases/work-queries.ts';
import { go } from '../routing/location.ts';
import { Page } from '../ui/page.tsx';
import { Nothing } from '../ui/states.tsx';
import { Application } from './application.tsx';
import '../cases/cases.css';
import './requests.css';

/** One kind of request, to be filled in and sent. */
export default function StartOne({ params }: { params: Record<string, string> }) {
  const read = useQuery(startableQuery);
  const process = read.data?.items.find(each => each.key === params.key);
  return (
    <Page title={process?.name ?? '发起申请'} above="/requests/new">
      <Shown of={read}>
        {process ? (
          <Application process={process} />
        ) : (
          <Nothing
            title="您不能发起这种申请"
            note="它已停用，或不对您开放。"
            action={{ label: '看看其他申请', run: () => go('/requests/new') }}
          />
        )}
      </Shown>
    </Page>
  );
}
