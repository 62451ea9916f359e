import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { listDeliveryFailures, type NotifyChannels, readChannels } from '#contract/notify.ts';
import { queries } from '../app/queries.ts';

export const channelsQuery = queryOptions({
  queryKey: ['notify', 'channels'],
  queryFn: ({ signal }) => call(readChannels, { signal }),
});

export const failuresQuery = queryOptions({
  queryKey: ['notify', 'failures'],
  queryFn: ({ signal }) => call(listDeliveryFailures, { signal }),
});

export function keepChannels(channels: NotifyChannels): void {
  queries.setQueryData(channelsQuery.queryKey, channels);
}
