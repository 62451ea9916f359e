import { type EmploymentStatus, employmentStatuses, type PeopleQuery, personSorts } from '#contract/person.ts';

/** The filters of the list as they stand in the address, so that a view can be bookmarked and sent to a colleague. */
export type PeopleSearch = {
  q?: string;
  unitId?: string;
  onlyUnit?: boolean;
  legalEntityId?: string;
  status?: EmploymentStatus[];
  kind?: string[];
  education?: string[];
  hiredFrom?: string;
  hiredUntil?: string;
  sort?: (typeof personSorts)[number];
  descending?: boolean;
  /** Conditions on, and order by, fields that HR drew. */
  customFilter?: string[];
  customSort?: string;
  tagAny?: string[];
  tagAll?: string[];
  tagNone?: string[];
  /** The view that is open; the rest of the address is what it asks, or what it was changed to. */
  view?: string;
  /** Opens the form of a new person. */
  create?: boolean;
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const texts = (value: unknown) => {
  const list = (Array.isArray(value) ? value : [value]).filter(each => typeof each === 'string' && each !== '');
  return list.length > 0 ? (list as string[]) : undefined;
};
const day = (value: unknown) => {
  const found = text(value);
  return found && /^\d{4}-\d{2}-\d{2}$/.test(found) ? found : undefined;
};

/** Reads an address that anybody may have typed: what makes no sense is left out. */
export function readPeopleSearch(raw: Record<string, unknown>): PeopleSearch {
  const status = texts(raw.status)?.filter(each => (employmentStatuses as readonly string[]).includes(each));
  const sort = personSorts.find(each => each === raw.sort);
  const made: { [K in keyof PeopleSearch]: PeopleSearch[K] | undefined } = {
    q: typeof raw.q === 'number' ? String(raw.q) : text(raw.q),
    unitId: text(raw.unitId),
    onlyUnit: raw.onlyUnit === true ? true : undefined,
    legalEntityId: text(raw.legalEntityId),
    status: status?.length ? (status as EmploymentStatus[]) : undefined,
    kind: texts(raw.kind),
    education: texts(raw.education),
    hiredFrom: day(raw.hiredFrom),
    hiredUntil: day(raw.hiredUntil),
    sort,
    descending: raw.descending === true ? true : undefined,
    customFilter: texts(raw.customFilter)?.slice(0, 10),
    customSort: text(raw.customSort),
    tagAny: texts(raw.tagAny)?.slice(0, 20),
    tagAll: texts(raw.tagAll)?.slice(0, 20),
    tagNone: texts(raw.tagNone)?.slice(0, 20),
    view: text(raw.view),
    create: raw.create === true ? true : undefined,
  };
  return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as PeopleSearch;
}

export function isFiltered(search: PeopleSearch): boolean {
  const {
    sort: _sort,
    customSort: _customSort,
    descending: _descending,
    create: _create,
    view: _view,
    ...filters
  } = search;
  return Object.keys(filters).length > 0;
}

/** The same as a question to the server. */
export function queryOf(search: PeopleSearch): PeopleQuery {
  const { status, kind, education, create: _create, view: _view, ...same } = search;
  return {
    ...same,
    ...(status ? { employmentStatus: status } : {}),
    ...(kind ? { employmentKind: kind } : {}),
    ...(education ? { educationCode: education } : {}),
  };
}

/** A view's question as filters of the list; what the list has no filter for is left out. */
export function searchOf(query: PeopleQuery): PeopleSearch {
  const { employmentStatus, employmentKind, educationCode, ...same } = query;
  return readPeopleSearch({ ...same, status: employmentStatus, kind: employmentKind, education: educationCode });
}
