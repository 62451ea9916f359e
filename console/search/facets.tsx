import { Checkbox } from 'antd';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { searchAll } from '#contract/search.ts';
import type { ResultSearch } from './search-search.ts';

type Facets = ReplyOf<typeof searchAll>['facets'];

/** What results can be narrowed to, with counts of what one may see. */
export function FacetList(props: {
  facets: Facets;
  chosen: ResultSearch;
  onChoose: (part: { [K in keyof ResultSearch]?: ResultSearch[K] | undefined }) => void;
}) {
  const { facets, chosen, onChoose } = props;
  return (
    <div className="facets">
      <Facet
        title="类别"
        all="全部类别"
        chosen={chosen.kind}
        options={facets.kinds.map(each => ({ value: each.kind, label: each.label, count: each.count }))}
        onChoose={kind => onChoose({ kind })}
      />
      <Facet
        title="单位"
        all="全部单位"
        chosen={chosen.unit}
        options={facets.units.map(each => ({ value: each.unitId, label: each.label, count: each.count }))}
        onChoose={unit => onChoose({ unit })}
      />
      <Facet
        title="年份"
        all="全部年份"
        chosen={chosen.year}
        options={facets.years.map(each => ({ value: each.year, label: each.label, count: each.count }))}
        onChoose={year => onChoose({ year })}
      />
      <Checkbox
        checked={chosen.former ?? false}
        onChange={event => onChoose({ former: event.target.checked || undefined })}
      >
        也找过去的内容
      </Checkbox>
    </div>
  );
}

function Facet<V extends string | number>(props: {
  title: string;
  all: string;
  chosen: V | undefined;
  options: ReadonlyArray<{ value: V; label: string; count: number }>;
  onChoose: (value: V | undefined) => void;
}) {
  if (props.options.length === 0 && props.chosen === undefined) return null;
  return (
    <section className="facet">
      <h2>{props.title}</h2>
      <ul>
        {props.chosen === undefined ? null : (
          <li>
            <button type="button" className="bare facet-option" onClick={() => props.onChoose(undefined)}>
              {props.all}
            </button>
          </li>
        )}
        {props.options.map(option => (
          <li key={option.value}>
            <button
              type="button"
              className="bare facet-option"
              aria-pressed={option.value === props.chosen}
              onClick={() => props.onChoose(option.value === props.chosen ? undefined : option.value)}
            >
              <span>{option.label}</span>
              <span className="facet-count">{option.count}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
