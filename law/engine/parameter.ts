import type { CivilDate } from '#kernel/civil-date.ts';

/** How sure a figure is. `corroborated`: several independent sources agree, none of them official. */
export const statuses = ['verified', 'second-hand', 'corroborated', 'single-source', 'unverified', 'conflict'] as const;
export type Status = (typeof statuses)[number];

/** Whoever uses such a figure is warned. */
export const doubtful: ReadonlySet<Status> = new Set<Status>(['single-source', 'unverified', 'conflict']);

export type Source = {
  /** 文件名称. */
  readonly instrument: string;
  /** 文号. */
  readonly number?: string;
  readonly article?: string;
  /** The day of the gazette or of publication. */
  readonly gazette?: string;
  readonly address?: string;
};

/** One value and since when it holds; null from the day of its repeal. */
export type Dated = {
  readonly from: CivilDate;
  readonly value: unknown;
  readonly source: Source;
  readonly status: Status;
  readonly note?: string;
};

export type Parameter = {
  readonly title: { readonly zh: string; readonly en: string };
  /** A registered unit. */
  readonly unit: string;
  /** By ascending first day. A value holds until the next. */
  readonly values: readonly Dated[];
  /** When the source was last looked at. */
  readonly checkedOn: CivilDate;
  readonly note?: string;
};

/** The value that holds on a day, also one that says repealed; undefined before the first. */
export function valueOn(parameter: Parameter, day: CivilDate): Dated | undefined {
  return parameter.values.findLast(each => each.from <= day);
}
