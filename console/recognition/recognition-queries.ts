import { queryOptions } from '@tanstack/react-query';
import { call, callForFile } from '#contract/call.ts';
import { listRecognisedPapers, readRecognisedPaper, recognisedPicture } from '#contract/recognition.ts';
import { queries } from '../app/queries.ts';

const underWay = new Set(['waiting', 'reading']);

/** The queue; asked anew while anything is under way. */
export const papersQuery = queryOptions({
  queryKey: ['recognition', 'papers'],
  queryFn: ({ signal }) => call(listRecognisedPapers, { query: { limit: 300 }, signal }),
  refetchInterval: query => (query.state.data?.items.some(each => underWay.has(each.state)) ? 2000 : false),
});

export const paperQuery = (id: string) =>
  queryOptions({
    queryKey: ['recognition', 'paper', id],
    queryFn: ({ signal }) => call(readRecognisedPaper, { params: { id }, signal }),
    refetchInterval: query => (underWay.has(query.state.data?.paper.state ?? '') ? 2000 : false),
  });

/** The picture as an address of this page, since what is read is sealed and needs the session. */
export const pictureQuery = (id: string, n: number) =>
  queryOptions({
    queryKey: ['recognition', 'picture', id, n],
    queryFn: async ({ signal }) => {
      const bytes = await callForFile(recognisedPicture, { params: { id, n: String(n) }, signal });
      return URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export const papersChanged = () => queries.invalidateQueries({ queryKey: ['recognition'] });
