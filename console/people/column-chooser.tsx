import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useCan } from '../app/session.ts';
import { keepChosen, personColumns, readChosen } from './columns.tsx';
import { keepChosenCustom, useCustomColumns } from './custom-columns.ts';

export function ColumnChooser(props: {
  chosen: string[];
  onChoose: (keys: string[]) => void;
  custom: string[];
  onChooseCustom: (refs: string[]) => void;
}) {
  const { chosen, onChoose } = props;
  const drawn = useCustomColumns();
  const chooseCustom = (refs: string[]) => {
    keepChosenCustom(refs);
    props.onChooseCustom(refs);
  };
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
          {drawn.length > 0 ? (
            <>
              <p className="quiet small" style={{ margin: '14px 0 6px' }}>
                自定义字段
              </p>
              <Checkbox.Group
                className="column-choice"
                value={props.custom}
                onChange={chooseCustom}
                options={drawn.map(each => ({ value: each.ref, label: each.label, title: each.sectionName }))}
                style={{
                  display: 'grid',
                  gridTemplateColumns: '1fr 1fr',
                  gap: '8px 4px',
                  maxHeight: 220,
                  overflow: 'auto',
                }}
              />
            </>
          ) : null}
          <Button
            type="link"
            size="small"
            onClick={() => {
              choose(null);
              chooseCustom([]);
            }}
            style={{ padding: 0, marginTop: 12 }}
          >
            恢复默认
          </Button>
        </div>
      }
    >
      <Button icon={<SettingOutlined />}>列</Button>
    </Popover>
  );
}
