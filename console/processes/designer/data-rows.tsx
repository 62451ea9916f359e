import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input } from 'antd';
import type { Row } from '../values/made-up.ts';

const placeKey = (at: number) => `place ${at}`;

/** Made-up data: names and values. */
export function DataRows(props: {
  label: string;
  rows: readonly Row[];
  names: readonly string[];
  onChange: (rows: readonly Row[]) => void;
}) {
  const { rows, onChange } = props;
  const put = (at: number, next: Row | null) =>
    onChange(rows.flatMap((each, index) => (index !== at ? each : (next ?? []))));
  return (
    <div className="data-rows">
      {rows.map((each, at) => (
        <div className="row" key={placeKey(at)}>
          <AutoComplete
            value={each.name}
            options={props.names.map(value => ({ value }))}
            onChange={name => put(at, { ...each, name })}
            placeholder="名称"
            aria-label={`${props.label}第 ${at + 1} 项的名称`}
            maxLength={60}
          />
          <Input
            value={each.typed}
            onChange={event => put(at, { ...each, typed: event.target.value })}
            placeholder="值"
            aria-label={`${each.name || `${props.label}第 ${at + 1} 项`}的值`}
            maxLength={1000}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`删除 ${each.name}`}
            onClick={() => put(at, null)}
          />
        </div>
      ))}
      <Button
        type="link"
        size="small"
        icon={<PlusOutlined />}
        onClick={() => onChange([...rows, { name: '', typed: '' }])}
      >
        加一项数据
      </Button>
    </div>
  );
}
