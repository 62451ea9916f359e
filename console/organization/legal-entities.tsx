import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { call } from '#contract/call.ts';
import {
  changeLegalEntity,
  closeLegalEntity,
  correctLegalEntity,
  createLegalEntity,
  type LegalEntity,
} from '#contract/organization.ts';
import { CodeSelect } from '../parts/code-select.tsx';
import { useCodeLabel } from '../parts/codes.ts';
import type { Moment } from '../parts/moment.ts';
import { legalEntitiesQuery } from '../parts/units.ts';
import type { DatedWay } from './dated-dialog.tsx';
import { DatedList } from './dated-list.tsx';

type Fields = Pick<LegalEntity, 'name' | 'shortName' | 'creditCode' | 'regionCode' | 'address'>;

export function LegalEntities({ moment }: { moment: Moment }) {
  const region = useCodeLabel('region');
  return (
    <DatedList<LegalEntity, Fields>
      noun="法人主体"
      query={useQuery(legalEntitiesQuery(moment))}
      columns={[
        { title: '名称', dataIndex: 'name' },
        { title: '简称', width: 130, dataIndex: 'shortName' },
        { title: '统一社会信用代码', width: 190, render: (_, each) => each.creditCode ?? '—' },
        { title: '所在地', width: 200, render: (_, each) => region(each.regionCode) || '—' },
      ]}
      emptyNote="法人主体是与员工签订劳动合同的公司或机构，凭统一社会信用代码识别。"
      locked={moment.knownAt !== undefined}
      fields={fields}
      book={book}
    />
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
