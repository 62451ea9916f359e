import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '#contract/call.ts';
import { readNotice } from '#contract/notice.ts';
import { hasScreen } from '../routing/known-places.ts';
import { go } from '../routing/location.ts';
import { Page } from '../ui/page.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { noticesKey } from './notice-queries.ts';

/** Where a push and a mail lead: marks the notice as read and goes on to what it is about, or to the list. */
export default function OpenNotice({ params }: { params: Record<string, string> }) {
  const queries = useQueryClient();
  const id = params.id ?? '';
  const read = useQuery({ queryKey: ['notice-opened', id], queryFn: () => call(readNotice, { params: { id } }) });
  const notice = read.data;
  useEffect(() => {
    if (!notice) return;
    void queries.invalidateQueries({ queryKey: noticesKey });
    go(hasScreen(notice.link) ? notice.link : '/notices');
  }, [notice, queries]);
  return (
    <Page title="消息" above="/notices">
      {read.isError ? <Failed fault={read.error} retry={() => read.refetch()} /> : <Loading />}
    </Page>
  );
}
