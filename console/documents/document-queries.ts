import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { listPersonDocuments } from '#contract/document.ts';
import { listDocumentKinds } from '#contract/document-kind.ts';
import { queries } from '../app/queries.ts';

export const kindsQuery = queryOptions({
  queryKey: ['documents', 'kinds'],
  queryFn: ({ signal }) => call(listDocumentKinds, { signal }),
  staleTime: 60_000,
});

export const personDocumentsQuery = (personId: string, removed: boolean) =>
  queryOptions({
    queryKey: ['documents', 'person', personId, removed],
    queryFn: ({ signal }) =>
      call(listPersonDocuments, { params: { id: personId }, query: removed ? { removed } : {}, signal }),
  });

export const documentsChanged = () => queries.invalidateQueries({ queryKey: ['documents'] });
