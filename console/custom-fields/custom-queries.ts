import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { listCustomGroups, listCustomSections, readCustomSection } from '#contract/custom-field.ts';

export const customKey = 'custom-sections';

export const sectionsQuery = queryOptions({
  queryKey: [customKey, 'all'],
  queryFn: ({ signal }) => call(listCustomSections, { signal }),
});

export const groupsQuery = queryOptions({
  queryKey: [customKey, 'groups'],
  queryFn: ({ signal }) => call(listCustomGroups, { signal }),
});

/** A section as of one of its versions; without a number the one in force. */
export const sectionQuery = (id: string, version?: number) =>
  queryOptions({
    queryKey: [customKey, id, version ?? 'now'],
    queryFn: ({ signal }) =>
      call(readCustomSection, { params: { id }, query: version === undefined ? {} : { version }, signal }),
  });
