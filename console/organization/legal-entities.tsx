import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Table } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import {
  changeLegalEntity,
  closeLegalEntity,
  correctLegalEntity,
  createLegalEntity,
  type LegalEntity,
} from '#contract/organization.ts';
import { useCan } from '../app/session.ts';
import { CodeSelect } from '../parts/code-select.tsx';
import { useCodeLabel } from '../parts/codes.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { legalEntitiesQuery } from '../parts/units.ts';
import { spanText } from '../parts/when.ts';
import { DatedDialog, type DatedWay } from './dated-dialog.tsx';

type Fields = Pick<LegalEntity, 'name' | 'shortName' | 'creditCode' | 'regionCode' | 'address'>;

export function LegalEntities({ asOf }: { asOf: string | undefined }) {
  const entities = useQuery(legalEntitiesQuery(asOf));
  const region = useCodeLabel('region');
  const mayEdit = useCan()('organization.edit');
  const [edited, setEdited] = useState<LegalEntity | 'new' | null>(null);
  const create = mayEdit ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      新建法人主体
    </Button>
  ) : null;
  return (
    <div className="stack" style={{ paddingTop: 12, gap: 12 }}>
      <Gate query={entities}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="panel">
              <EmptyState title="还没有法人主体" actions={create}>
                法人主体是与员工签订劳动合同的公司或机构，凭统一社会信用代码识别。
              </EmptyState>
            </div>
          ) : (
            <>
              <div>{create}</div>
              <div className="panel">
                <Table<LegalEntity>
                  rowKey="id"
                  size="small"
                  dataSource={items}
                  pagination={false}
                  columns={[
                    { title: '名称', dataIndex: 'name' },
                    { title: '简称', width: 130, dataIndex: 'shortName' },
                    { title: '统一社会信用代码', width: 190, render: (_, each) => each.creditCode ?? '—' },
                    { title: '所在地', width: 200, render: (_, each) => region(each.regionCode) || '—' },
                    { title: '有效期', width: 210, render: (_, each) => spanText(each.from, each.until) },
                    {
                      title: <span className="visually-hidden">操作</span>,
                      width: 72,
                      render: (_, each) =>
                        mayEdit ? (
                          <Button
                            type="link"
                            size="small"
                            aria-label={`修改 ${each.name}`}
                            onClick={() => setEdited(each)}
                          >
                            修改
                          </Button>
                        ) : null,
                    },
                  ]}
                />
              </div>
            </>
          )
        }
      </Gate>
      {edited ? (
        <DatedDialog<Fields>
          title={edited === 'new' ? '新建法人主体' : `修改 ${edited.name}`}
          initial={edited === 'new' ? null : edited}
          fields={fields}
          book={(way, values, day) => book(edited, way, values, day)}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </div>
  );
}

const fields = (
  <>
    <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
      <Input maxLength={200} placeholder="营业执照上的全称" />
    </Form.Item>
    <Form.Item name="shortName" label="简称">
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item
      name="creditCode"
      label="统一社会信用代码"
      rules={[{ pattern: /^[0-9A-HJ-NP-RT-UW-Ya-hj-np-rt-uw-y]{18}$/, message: '应为 18 位数字和大写字母' }]}
    >
      <Input maxLength={18} />
    </Form.Item>
    <Form.Item name="regionCode" label="所在地">
      <CodeSelect set="region" />
    </Form.Item>
    <Form.Item name="address" label="地址">
      <Input maxLength={300} />
    </Form.Item>
  </>
);

async function book(edited: LegalEntity | 'new', way: DatedWay, values: Fields, day: string): Promise<unknown> {
  const body = {
    name: values.name,
    shortName: values.shortName ?? '',
    creditCode: values.creditCode || null,
    regionCode: values.regionCode ?? null,
    address: values.address ?? '',
  };
  if (edited === 'new') return call(createLegalEntity, { body: { from: day, ...body } });
  const { id, versionId } = edited;
  if (way === 'end') return call(closeLegalEntity, { params: { id }, body: { from: day } });
  if (way === 'correct') return call(correctLegalEntity, { params: { id, versionId }, body });
  return call(changeLegalEntity, { params: { id }, body: { from: day, ...body } });
}
