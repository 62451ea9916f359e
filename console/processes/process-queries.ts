import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { readForm } from '#contract/form.ts';
import { listProcesses, listProcessWords, readHeat, readProcess, readVersion } from '#contract/process.ts';

/** Every query begins so: what is put in force or saved makes them all be read anew. */
export const processKey = 'processes';

export const processesQuery = queryOptions({
  queryKey: [processKey, 'list'],
  queryFn: ({ signal }) => call(listProcesses, { signal }),
});
export const processQuery = (key: string) =>
  queryOptions({
    queryKey: [processKey, 'one', key],
    queryFn: ({ signal }) => call(readProcess, { params: { key }, signal }),
  });
export const versionQuery = (key: string, number: number) =>
  queryOptions({
    queryKey: [processKey, 'version', key, number],
    queryFn: ({ signal }) => call(readVersion, { params: { key, number }, signal }),
  });
export const heatQuery = (key: string, number: number, days: number) =>
  queryOptions({
    queryKey: [processKey, 'heat', key, number, days],
    queryFn: ({ signal }) => call(readHeat, { params: { key }, query: { number, days }, signal }),
  });
export const wordsQuery = queryOptions({
  queryKey: [processKey, 'words'],
  queryFn: ({ signal }) => call(listProcessWords, { signal }),
  staleTime: 60_000,
});
export const formQuery = (key: string) =>
  queryOptions({
    queryKey: [processKey, 'form', key],
    queryFn: ({ signal }) => call(readForm, { params: { key }, signal }),
    staleTime: 60_000,
    retry: false,
  });
