import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useId } from 'react';
import { type FormColumn, type FormField, formLimits } from '#contract/form-definition.ts';
import { own } from '#contract/form-value.ts';
import { valueText } from '#contract/form-words.ts';
import { FieldInput } from './field-input.tsx';
import type { FieldBoxProps } from './field-props.ts';

const rowsOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(own) : []);

/** Rows have no identity but their place. */
const keyed = (rows: readonly Record<string, unknown>[]) => rows.map((row, at) => ({ row, at, key: `${at}` }));

/** A table as a grid: a row a line. The first row lies open. */
export function TableInput(props: FieldBoxProps & { labelId: string }) {
  const { field, onChange } = props;
  const id = useId();
  const columns = field.columns ?? [];
  const kept = rowsOf(props.value);
  const rows = kept.length > 0 ? kept : [{}];
  const most = Math.min(field.max ?? formLimits.rows, formLimits.rows);
  const set = (at: number, code: string, value: unknown) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, [code]: value } : row)));
  const problemsOf = (at: number, code: string) =>
    props.problems.filter(each => each.path === `/${field.code}/${at}/${code}`);
  return (
    <div className="fill-table-box">
      <div className="fill-table-scroll">
        <table className="fill-table" aria-labelledby={props.labelId}>
          <thead>
            <tr>
              <th scope="col" className="fill-table-number">
                行
              </th>
              {columns.map(column => (
                <th key={column.code} scope="col" title={column.help}>
                  {column.label}
                  {column.required === true ? <span className="fill-star">*</span> : null}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {keyed(rows).map(({ row, at, key }) => (
              <tr key={key}>
                <td className="fill-table-number">{at + 1}</td>
                {columns.map(column => {
                  const wrong = problemsOf(at, column.code);
                  return (
                    <td key={column.code} className={`fill-cell-${column.kind}`}>
                      {column.readonly ? (
                        <span className="fill-shown">{valueText(column, row[column.code]) || '—'}</span>
                      ) : (
                        <FieldInput
                          id={`${id}-${at}-${column.code}`}
                          label={`第 ${at + 1} 行 ${column.label}`}
                          field={column}
                          value={row[column.code]}
                          isWrong={wrong.length > 0}
                          lookups={props.lookups}
                          onChange={value => set(at, column.code, value)}
                        />
                      )}
                      {wrong.map(each => (
                        <p key={each.zh} className="fill-wrong">
                          {each.zh.replace(/^第 \d+ 行：/, '')}
                        </p>
                      ))}
                    </td>
                  );
                })}
                <td>
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={`删除第 ${at + 1} 行`}
                    disabled={rows.length === 1 && Object.keys(row).length === 0}
                    onClick={() => onChange(rows.filter((_, i) => i !== at))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button
        size="small"
        icon={<PlusOutlined />}
        disabled={rows.length >= most}
        onClick={() => onChange([...rows, {}])}
      >
        添加一行
      </Button>
    </div>
  );
}

export function TableText({ field, value }: { field: FormField; value: unknown }) {
  const rows = rowsOf(value);
  const columns: readonly FormColumn[] = field.columns ?? [];
  if (rows.length === 0) return <div className="fill-shown quiet">—</div>;
  return (
    <div className="fill-table-scroll">
      <table className="fill-table">
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.code} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(rows).map(({ row, key }) => (
            <tr key={key}>
              {columns.map(column => (
                <td key={column.code}>{valueText(column, row[column.code])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
