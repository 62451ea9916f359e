import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { fieldGroups } from '#contract/action.ts';
import { type DocumentKind, requiredLabels } from '#contract/document-kind.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { kindsQuery } from './document-queries.ts';
import { KindDialog } from './kind-dialog.tsx';

/** Which kinds of papers there are, of whom they are asked, and how long they are kept. */
export function KindsTab() {
  const read = useQuery(kindsQuery);
  const [edited, setEdited] = useState<DocumentKind | 'new' | null>(null);
  return (
    <section className="panel" aria-label="材料种类">
      <header>
        <h2>材料种类</h2>
        <span className="quiet small">谁能看到材料，由它所属的信息类别决定。</span>
        <Button size="small" icon={<PlusOutlined />} style={{ marginLeft: 'auto' }} onClick={() => setEdited('new')}>
          新增种类
        </Button>
      </header>
      <Gate query={read}>
        {({ items }) => (
          <Table<DocumentKind>
            rowKey="id"
            dataSource={items}
            pagination={false}
            columns={[
              {
                title: '名称',
                render: (_, each) => (
                  <span>
                    {each.name} {each.isRetired ? <Chip>已停用</Chip> : null}
                  </span>
                ),
              },
              { title: '信息类别', render: (_, each) => fieldGroups[each.fieldGroup] },
              { title: '有有效期', render: (_, each) => (each.expires ? '是' : '') },
              { title: '要求提交', render: (_, each) => requiredLabels[each.required] },
              { title: '本人可提交', render: (_, each) => (each.byHolder ? '是' : '') },
              { title: '保存', render: (_, each) => (each.keepYears ? `离职后 ${each.keepYears} 年` : '长期') },
              {
                title: '',
                render: (_, each) => (
                  <Button size="small" type="text" onClick={() => setEdited(each)} aria-label={`修改${each.name}`}>
                    修改
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Gate>
      {edited ? <KindDialog kind={edited === 'new' ? null : edited} onClose={() => setEdited(null)} /> : null}
    </section>
  );
}
