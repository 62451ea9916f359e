import type { CivilDate } from '#kernel/civil-date.ts';
import type { Field } from './field.ts';
import type { Ratio } from './ratio.ts';
import { refuse } from './refusals.ts';

/** A day or month field that takes only `first` to `last`. Refuses `law.field-invalid` outside. */
export function within(field: Field<CivilDate>, first: string, last: string): Field<CivilDate> {
  return {
    ...field,
    read: (raw, at) => {
      const day = field.read(raw, at);
      if (day < first || day > last)
        throw refuse['field-invalid']({
          field: at,
          reason: `not between ${first} and ${last}`,
          why: `应在 ${first} 到 ${last} 之间`,
        });
      return day;
    },
  };
}

/** A decimal field of at most so many places, so that what is reckoned with it stays exact. */
export function withPlaces(field: Field<Ratio>, most: number): Field<Ratio> {
  return {
    ...field,
    read: (raw, at) => {
      const value = field.read(raw, at);
      if (10 ** most % value.den !== 0)
        throw refuse['field-invalid']({
          field: at,
          reason: `more than ${most} decimal places`,
          why: `最多 ${most} 位小数`,
        });
      return value;
    },
  };
}
