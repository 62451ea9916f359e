import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';

export type SpanWay = 'correct' | 'move' | 'rescind';

/** What can be done with one dated row. With the first of its kind an employment begins: neither its day nor it can go. */
export function SpanMenu(props: { label: string; isStart: boolean; onPick: (way: SpanWay) => void }) {
  const why = props.isStart ? '劳动关系由此开始，不能单独改动' : undefined;
  const item = (key: SpanWay, label: string, disabled = false) => ({
    key,
    disabled,
    label: disabled ? <span title={why}>{label}</span> : label,
    danger: key === 'rescind',
  });
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          item('correct', '更正录入错误'),
          item('move', '改起始日', props.isStart),
          item('rescind', '撤销这条记录', props.isStart),
        ],
        onClick: ({ key }) => props.onPick(key as SpanWay),
      }}
    >
      <Button type="text" size="small" icon={<MoreOutlined />} aria-label={props.label} />
    </Dropdown>
  );
}
