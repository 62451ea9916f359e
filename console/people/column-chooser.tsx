import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useCan } from '../app/session.ts';
import { keepChosen, personColumns, readChosen } from './columns.tsx';

export function ColumnChooser({ chosen, onChoose }: { chosen: string[]; onChoose: (keys: string[]) => void }) {
  const can = useCan();
  const choose = (keys: string[] | null) => {
    keepChosen(keys);
    onChoose(readChosen());
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title="显示的列"
      content={
        <div style={{ width: 300 }}>
          <Checkbox.Group
            className="column-choice"
            value={chosen}
            onChange={keys => choose(['name', ...keys])}
            options={personColumns
              .filter(each => !each.group || can('people.read', each.group))
              .map(each => ({ value: each.key, label: each.title, disabled: each.key === 'name' }))}
            style={{ display: 'grid', gridTemplateColumns: '1fr 1fr 1fr', gap: '8px 4px' }}
          />
          <Button type="link" size="small" onClick={() => choose(null)} style={{ padding: 0, marginTop: 12 }}>
            恢复默认
          </Button>
        </div>
      }
    >
      <Button icon={<SettingOutlined />}>列</Button>
    </Popover>
  );
}
