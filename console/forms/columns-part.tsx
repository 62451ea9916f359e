import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import {
  columnKinds,
  type FormColumn,
  type FormDefinition,
  type FormField,
  fieldKinds,
} from '#contract/form-definition.ts';
import { freeCode } from './drawing.ts';
import { KindPart } from './kind-part.tsx';
import { Line, Words } from './panel-lines.tsx';
import { RulesPart } from './rules-part.tsx';

/** The columns of a table, each with what a field has. */
export function ColumnsPart({
  field,
  definition,
  onChange,
}: {
  field: FormField;
  definition: FormDefinition;
  onChange: (field: FormField) => void;
}) {
  const columns = field.columns ?? [];
  const set = (at: number, column: FormColumn) =>
    onChange({ ...field, columns: columns.map((each, i) => (i === at ? column : each)) });
  return (
    <Line label="列">
      {columns
        .map((column, at) => ({ column, at, key: `${at}` }))
        .map(({ column, at, key }) => (
          <details key={key} className="draw-column">
            <summary>
              {column.label || column.code} <span className="quiet small">{fieldKinds[column.kind]}</span>
            </summary>
            <Words label="名称" value={column.label} onChange={label => set(at, { ...column, label })} />
            <Words label="编码" value={column.code} onChange={code => set(at, { ...column, code })} />
            <Line label="类型">
              <Select
                size="small"
                aria-label="列的类型"
                value={column.kind}
                options={columnKinds.map(kind => ({ value: kind, label: fieldKinds[kind] }))}
                onChange={kind =>
                  set(at, {
                    code: column.code,
                    label: column.label,
                    kind,
                    ...(kind === 'choice' ? { options: [{ value: 'a', label: '选项一' }] } : {}),
                  })
                }
              />
            </Line>
            <KindPart field={column} definition={definition} onChange={next => set(at, next)} />
            <RulesPart field={column} definition={definition} columns={columns} onChange={next => set(at, next)} />
            <Button
              size="small"
              danger
              icon={<DeleteOutlined />}
              onClick={() => onChange({ ...field, columns: columns.filter((_, i) => i !== at) })}
            >
              删除这一列
            </Button>
          </details>
        ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        onClick={() =>
          onChange({
            ...field,
            columns: [
              ...columns,
              { code: freeCode(new Set(columns.map(each => each.code)), 'column'), kind: 'text', label: '新的列' },
            ],
          })
        }
      >
        添加列
      </Button>
    </Line>
  );
}
