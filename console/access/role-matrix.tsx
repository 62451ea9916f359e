import type { listActions } from '#contract/access.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { keyOf, type Scope, type Scopes } from './role-changes.ts';
import { shortScopes } from './scope-words.ts';

type Catalogue = ReplyOf<typeof listActions>;
type ActionEntry = Catalogue['actions'][number];
type Props = {
  catalogue: Catalogue;
  before: Scopes;
  draft: Scopes;
  disabled: boolean;
  onChange: (next: Map<string, Scope>) => void;
};

/** What a role may do: field groups of the archive across, then the actions that have none. A cell holds the scope. */
export function RoleMatrix(props: Props) {
  const { catalogue, draft, disabled, onChange } = props;
  const grouped = catalogue.actions.filter(each => each.grouped);
  const plain = catalogue.actions.filter(each => !each.grouped);
  const set = (cells: ReadonlyArray<readonly [string, string]>, scope: Scope | null) => {
    const next = new Map(draft);
    for (const [action, group] of cells) {
      if (scope) next.set(keyOf(action, group), scope);
      else next.delete(keyOf(action, group));
    }
    onChange(next);
  };
  const cell = (action: ActionEntry, group: string, label: string) => (
    <ScopeSelect
      label={label}
      scopes={action.scopes}
      value={draft.get(keyOf(action.code, group)) ?? null}
      isChanged={
        (props.before.get(keyOf(action.code, group)) ?? null) !== (draft.get(keyOf(action.code, group)) ?? null)
      }
      disabled={disabled}
      onChange={scope => set([[action.code, group]], scope)}
    />
  );
  return (
    <div className="matrix-parts">
      <table className="matrix">
        <caption>员工档案</caption>
        <thead>
          <tr>
            <th scope="col">字段分组</th>
            {grouped.map(action => (
              <th key={action.code} scope="col">
                {action.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {catalogue.groups.map(group => (
            <tr key={group.code}>
              <th scope="row">{group.label}</th>
              {grouped.map(action => (
                <td key={action.code}>
                  {action.groups.includes(group.code) ? (
                    cell(action, group.code, `${action.label}：${group.label}`)
                  ) : (
                    <span className="visually-hidden">不适用</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
          {disabled ? null : (
            <tr>
              <th scope="row" className="scope-fill">
                整列设为
              </th>
              {grouped.map(action => (
                <td key={action.code}>
                  <select
                    className="scope-select scope-fill"
                    aria-label={`${action.label}：整列设为`}
                    value="choose"
                    onChange={event =>
                      set(
                        action.groups.map(group => [action.code, group] as const),
                        action.scopes.find(each => each === event.target.value) ?? null,
                      )
                    }
                  >
                    <option value="choose" hidden>
                      选择…
                    </option>
                    <option value="">— 无</option>
                    {action.scopes.map(each => (
                      <option key={each} value={each}>
                        {shortScopes[each]}
                      </option>
                    ))}
                  </select>
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
      <table className="matrix matrix-plain">
        <caption>其他操作</caption>
        <thead>
          <tr>
            <th scope="col">操作</th>
            <th scope="col">范围</th>
          </tr>
        </thead>
        <tbody>
          {plain.map(action => (
            <tr key={action.code}>
              <th scope="row">{action.label}</th>
              <td>{cell(action, '', action.label)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ScopeSelect(props: {
  label: string;
  scopes: readonly Scope[];
  value: Scope | null;
  isChanged: boolean;
  disabled: boolean;
  onChange: (scope: Scope | null) => void;
}) {
  const { value, scopes } = props;
  if (props.disabled)
    return <span className={value ? 'scope-text' : 'scope-text scope-none'}>{value ? shortScopes[value] : '—'}</span>;
  const classes = ['scope-select', value ? '' : 'scope-none', props.isChanged ? 'scope-changed' : ''];
  return (
    <select
      className={classes.filter(Boolean).join(' ')}
      aria-label={props.isChanged ? `${props.label}（已改动）` : props.label}
      value={value ?? ''}
      onChange={event => props.onChange(scopes.find(each => each === event.target.value) ?? null)}
    >
      <option value="">—</option>
      {scopes.map(each => (
        <option key={each} value={each}>
          {shortScopes[each]}
        </option>
      ))}
    </select>
  );
}
