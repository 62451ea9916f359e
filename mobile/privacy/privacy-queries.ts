import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { readMyInformation } from '#contract/privacy.ts';

export const myInformationKey = ['my-information'] as const;

export const myInformationQuery = () =>
  queryOptions({ queryKey: myInformationKey, queryFn: ({ signal }) => call(readMyInformation, { signal }) });
