import { useQuery } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { type CustomColumn, listCustomColumns } from '#contract/custom-field.ts';
import type { PersonColumn } from './columns.tsx';

/** Fields that HR drew and the caller may read, as columns of the list. */
export function useCustomColumns(): readonly CustomColumn[] {
  const columns = useQuery({
    queryKey: ['custom-columns'],
    queryFn: ({ signal }) => call(listCustomColumns, { signal }),
    staleTime: 60_000,
  });
  return columns.data?.items ?? none;
}
const none: readonly CustomColumn[] = [];

const numeric = new Set(['number', 'money', 'date']);

/** `custom:section.field` tells them from the product's own. */
export function columnOf(column: CustomColumn): PersonColumn {
  return {
    key: `custom:${column.ref}`,
    title: column.label,
    width: 140,
    custom: column.ref,
    ...(column.sortable ? { customSort: column.ref } : {}),
    numeric: numeric.has(column.kind),
    cell: person => person.custom?.[column.ref] ?? '',
  };
}

const kept = 'renshi.people-custom-columns';

/** Those chosen on this machine. */
export function readChosenCustom(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(kept) ?? '[]');
    return Array.isArray(value) ? value.filter(each => typeof each === 'string').slice(0, 20) : [];
  } catch {
    return [];
  }
}

export function keepChosenCustom(refs: readonly string[]): void {
  localStorage.setItem(kept, JSON.stringify(refs));
}
