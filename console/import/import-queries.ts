import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { type Import, type ImportState, listImportFields, readImport } from '#contract/import.ts';
import { queries } from '../app/queries.ts';

const busy: readonly ImportState[] = ['checking', 'writing', 'undoing'];
export const isBusy = (state: ImportState): boolean => busy.includes(state);

/** One run; asked again while the server works on it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => call(readImport, { params: { id }, signal }),
    refetchInterval: query => (query.state.data && isBusy(query.state.data.state) ? 1_000 : false),
  });

export const importFieldsQuery = queryOptions({
  queryKey: ['imports', 'fields'],
  queryFn: ({ signal }) => call(listImportFields, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Puts a run that a reply brought in the place of the one that was read. */
export function keepImport(run: Import): void {
  queries.setQueryData(importQuery(run.id).queryKey, run);
}

/** A job was started: the run is under way, also where the database is too busy with it to say so. */
export function keepStarted(run: Import, state: ImportState, jobRunId: string): void {
  queries.removeQueries({ queryKey: ['jobs', 'one', run.jobRunId] });
  keepImport({ ...run, state, jobRunId, error: null });
  void queries.invalidateQueries({ queryKey: ['imports', 'list'] });
}

/** After a job was started, the run has another state. */
export async function rereadImport(id: string): Promise<void> {
  await queries.invalidateQueries({ queryKey: ['imports'] });
  await queries.invalidateQueries({ queryKey: importQuery(id).queryKey });
}
