import { useId } from 'react';
import { type FormField, formLimits } from '#contract/form-definition.ts';
import { own } from '#contract/form-value.ts';
import { valueText } from '#contract/form-words.ts';
import { FieldInput } from './field-input.tsx';
import type { FieldBoxProps } from './field-props.ts';

const rowsOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(own) : []);
/** Rows have no identity but their place. */
const keyed = (rows: readonly Record<string, unknown>[]) => rows.map((row, at) => ({ row, at, key: `${at}` }));

/** A table on a phone: a card a row. */
export function RowCards(props: FieldBoxProps & { labelId: string }) {
  const { field, onChange } = props;
  const id = useId();
  const columns = field.columns ?? [];
  const rows = rowsOf(props.value);
  const most = Math.min(field.max ?? formLimits.rows, formLimits.rows);
  const set = (at: number, code: string, value: unknown) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, [code]: value } : row)));
  return (
    <fieldset className="fill-bare" aria-labelledby={props.labelId}>
      {keyed(rows).map(({ row, at, key }) => (
        <div key={key} className="card fill-row">
          <div className="fill-row-head">
            <strong>第 {at + 1} 行</strong>
            <button
              type="button"
              className="text-button danger"
              onClick={() => onChange(rows.filter((_, i) => i !== at))}
            >
              删除
            </button>
          </div>
          {columns.map(column => {
            const wrong = props.problems.filter(each => each.path === `/${field.code}/${at}/${column.code}`);
            const place = `${id}-${at}-${column.code}`;
            return (
              <div key={column.code} className="fill-row-field">
                <label id={`${place}-label`} htmlFor={place}>
                  {column.label}
                  {column.required === true ? <span className="fill-star">（必填）</span> : null}
                </label>
                {column.readonly ? (
                  <div className="fill-shown">{valueText(column, row[column.code]) || '—'}</div>
                ) : (
                  <FieldInput
                    id={place}
                    labelId={`${place}-label`}
                    field={column}
                    value={row[column.code]}
                    isWrong={wrong.length > 0}
                    lookups={props.lookups}
                    onChange={value => set(at, column.code, value)}
                  />
                )}
                {wrong.map(each => (
                  <p key={each.zh} className="wrong">
                    {each.zh.replace(/^第 \d+ 行：/, '')}
                  </p>
                ))}
              </div>
            );
          })}
        </div>
      ))}
      <button
        type="button"
        className="button quiet"
        disabled={rows.length >= most}
        onClick={() => onChange([...rows, {}])}
      >
        添加一行
      </button>
    </fieldset>
  );
}

export function RowTexts({ field, value }: { field: FormField; value: unknown }) {
  const rows = rowsOf(value);
  if (rows.length === 0) return <div className="fill-shown fill-nothing">—</div>;
  return (
    <>
      {keyed(rows).map(({ row, key }) => (
        <dl key={key} className="card facts">
          {(field.columns ?? []).map(column => (
            <div key={column.code}>
              <dt>{column.label}</dt>
              <dd>{valueText(column, row[column.code]) || '—'}</dd>
            </div>
          ))}
        </dl>
      ))}
    </>
  );
}
