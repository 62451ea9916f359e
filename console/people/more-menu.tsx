import { EllipsisOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useCan } from '../app/session.ts';

/** Where else the list leads. */
export function MoreMenu() {
  const navigate = useNavigate();
  const can = useCan();
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          { key: 'tags', label: can('tag.edit') ? '标签管理' : '全部标签', onClick: () => navigate({ to: '/tags' }) },
          ...(can('people.edit')
            ? [{ key: 'bulk', label: '批量修改记录', onClick: () => navigate({ to: '/bulk-edits' }) }]
            : []),
        ],
      }}
    >
      <Button icon={<EllipsisOutlined />} aria-label="更多" />
    </Dropdown>
  );
}
