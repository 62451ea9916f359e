import { type RawBuilder, sql } from 'kysely';
import { readValue } from '#contract/form-value.ts';
import type { CustomList } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { CustomFieldDeps } from '../deps.ts';
import { refuse } from '../refusals.ts';
import { type Column, columnsWithin, customCells, isSortable } from './columns.ts';

/** What the list of people asks of custom fields: conditions, order and cells, each only of fields that the actor may read. */
export function customList(deps: Pick<CustomFieldDeps, 'secrets'>): CustomList {
  return {
    ask: async (tx, query) => {
      const columns = await columnsWithin(tx);
      const conditions = (query.customFilter ?? []).map((text, at) =>
        condition(columns, text, `/querystring/customFilter/${at}`),
      );
      const sort = query.customSort;
      if (sort === undefined) return { conditions, order: null };
      const column = sortable(named(columns, sort, '/querystring/customSort'), '/querystring/customSort');
      return { conditions, order: sql`(${valueToday(column, comparable(column))})` };
    },
    cells: async (tx: Tx, ids, refs) => {
      const columns = await columnsWithin(tx);
      const asked = refs.map((ref, at) => named(columns, ref, `/querystring/customColumns/${at}`));
      return customCells(tx, deps, ids, asked);
    },
  };
}

/** A field of a group out of reach is refused as one that isn't there. */
function named(columns: readonly Column[], ref: string, field: string): Column {
  const column = columns.find(each => each.ref === ref);
  if (!column) throw refuse['column-unknown']({ ref, field });
  return column;
}

function sortable(column: Column, field: string): Column {
  if (!isSortable(column)) throw refuse['column-unsortable']({ ref: column.ref, field });
  return column;
}

/** What the person `p` has in a column today, under row security. */
const valueToday = ({ section }: Column, value: RawBuilder<unknown>) => sql`select ${value} from person_custom c
  where c.person_id = p.id and c.section_id = ${section.id} and c.valid @> access_today() limit 1`;

const number = (text: RawBuilder<unknown>) =>
  sql`case when ${text} ~ '^-?[0-9]{1,15}([.][0-9]{1,10})?$' then (${text})::numeric end`;

/** A column's value in a form that compares: numbers by size, days and texts by letters, persons and units by name. */
function comparable({ field, key }: Column): RawBuilder<unknown> {
  const text = sql`c.data->>${key}::text`;
  switch (field.kind) {
    case 'number':
    case 'money':
      return number(text);
    case 'person':
    case 'unit':
      return sql`c.data->${key}::text->>'name'`;
    case 'dates':
      return sql`c.data->${key}::text->>'from'`;
    default:
      return text;
  }
}

/** `section.field=value`, `~` holds a text, `>=` and `<=`, `?` for whatever is filled in. */
function condition(columns: readonly Column[], filter: string, field: string): RawBuilder<unknown> {
  const [, ref, sign, text = ''] = /^([a-z][a-z0-9-]*\.[a-z][A-Za-z0-9_]*)(=|~|>=|<=|\?)(.*)$/s.exec(filter) ?? [];
  if (ref === undefined || sign === undefined) throw refuse['filter-invalid']({ filter, field });
  const column = named(columns, ref, field);
  if (sign === '?') {
    if (column.section.is_sealed) throw refuse['column-unsortable']({ ref, field });
    return sql`coalesce((${valueToday(column, sql`${column.key}::text = any(c.filled)`)}), false)`;
  }
  // A list of choices can't be put in order, but be looked into.
  if (!(column.field.many && sign === '=' && !column.section.is_sealed)) sortable(column, field);
  const holds = matches(column, sign, text, filter, field);
  return sql`coalesce((${valueToday(column, holds)}), false)`;
}

function matches(column: Column, sign: string, text: string, filter: string, at: string): RawBuilder<unknown> {
  const { field, key } = column;
  const kept = comparable(column);
  if (sign === '~') {
    if (['number', 'money', 'date', 'dates', 'choice', 'yes-no'].includes(field.kind))
      throw refuse['filter-invalid']({ filter, field: at });
    return sql`strpos(lower(${kept}), lower(${text})) > 0`;
  }
  if (field.kind === 'choice') {
    if (sign !== '=') throw refuse['filter-invalid']({ filter, field: at });
    return sql`c.data->${key}::text @> to_jsonb(${text}::text)`;
  }
  if (field.kind === 'yes-no') {
    if (sign !== '=' || (text !== 'true' && text !== 'false')) throw refuse['filter-invalid']({ filter, field: at });
    return sql`${kept} = ${text}`;
  }
  if (field.kind === 'person' || field.kind === 'unit') {
    if (sign !== '=') throw refuse['filter-invalid']({ filter, field: at });
    return sql`c.data->${key}::text->>'id' = ${text}`;
  }
  // Limits of a field are for what is typed into it, not for what is looked for.
  const { min: _min, max: _max, shortest: _shortest, longest: _longest, ...open } = field;
  const read = readValue(
    { ...open, ...(field.kind === 'number' ? { places: 6 } : {}), kind: field.kind === 'dates' ? 'date' : field.kind },
    text,
  );
  if (!('value' in read)) throw refuse['filter-invalid']({ filter, field: at });
  const value = read.value as string | number;
  const typed = typeof value === 'number' ? sql`${value}::numeric` : sql`${value}::text`;
  return sign === '=' ? sql`${kept} = ${typed}` : sign === '>=' ? sql`${kept} >= ${typed}` : sql`${kept} <= ${typed}`;
}
