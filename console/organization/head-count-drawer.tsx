import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, InputNumber, Select, Table } from 'antd';
import { call } from '#contract/call.ts';
import { readHeadCount, rescindHeadCount, setHeadCount, type UnitHeadCount } from '#contract/head-count.ts';
import { queries } from '../app/queries.ts';
import { DatedTag } from '../parts/dated-tag.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Gate } from '../parts/gate.tsx';
import type { Moment } from '../parts/moment.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { postsQuery } from '../parts/units.ts';
import { instantText, spanText, today } from '../parts/when.ts';
import { Gap } from './head-count-gap.tsx';

type Values = { from: string; postId?: string; planned: number | null; note?: string };

/** A unit's plan post by post, every decision about it, and a new one. */
export function HeadCountDrawer(props: { unit: UnitHeadCount | undefined; moment: Moment; onClose: () => void }) {
  const { unit, moment } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const unitId = unit?.id ?? '';
  const history = useQuery({
    queryKey: ['organization', 'head-count', 'unit', unitId],
    queryFn: ({ signal }) => call(readHeadCount, { params: { unitId }, signal }),
    enabled: unit !== undefined,
  });
  const posts = useQuery(postsQuery());
  const renew = () => queries.invalidateQueries({ queryKey: ['organization', 'head-count'] });
  const save = useMutation({
    mutationFn: ({ postId, note, ...values }: Values) =>
      call(setHeadCount, {
        params: { unitId },
        body: { ...values, ...(postId ? { postId } : {}), ...(note ? { note } : {}) },
      }),
    onSuccess: async () => {
      message.success('已核定');
      form.resetFields();
      await renew();
    },
  });
  const rescind = useMutation({
    mutationFn: (versionId: string) => call(rescindHeadCount, { params: { unitId, versionId } }),
    onSuccess: async () => {
      message.success('已撤销');
      await renew();
    },
  });
  const mayEdit = unit?.mayEdit === true && !moment.knownAt;
  return (
    <Drawer open size={620} title={`${unit?.name ?? ''} 的编制`} onClose={props.onClose}>
      <div className="stack">
        <ProblemAlert error={save.error ?? rescind.error} />
        {unit && unit.posts.length > 0 ? (
          <section className="panel" aria-label="按岗位">
            <header>
              <h2>按岗位</h2>
            </header>
            <Table
              rowKey="postName"
              size="small"
              pagination={false}
              dataSource={unit.posts}
              columns={[
                { title: '岗位', dataIndex: 'postName' },
                { title: '编制', align: 'right', render: (_, each) => each.planned ?? '—' },
                { title: '实有', align: 'right', dataIndex: 'actual' },
                { title: '缺、超', render: (_, each) => <Gap planned={each.planned} actual={each.actual} /> },
              ]}
            />
          </section>
        ) : null}
        {mayEdit ? (
          <section className="panel" aria-label="核定编制">
            <header>
              <h2>核定编制</h2>
            </header>
            <Form
              form={form}
              layout="vertical"
              className="body"
              initialValues={{ from: `${Number(today().slice(0, 4)) + 1}-01-01` }}
              onFinish={values => save.mutate(values)}
            >
              <div className="form-grid">
                <Form.Item name="from" label="自哪天起" rules={[{ required: true, message: '请选择日期' }]}>
                  <DayField />
                </Form.Item>
                <Form.Item name="planned" label="编制人数" rules={[{ required: true, message: '请填写人数' }]}>
                  <InputNumber min={0} max={1_000_000} precision={0} style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item name="postId" label="岗位" extra="不选即为整个单位（不含下级）">
                  <Select
                    allowClear
                    showSearch={{ optionFilterProp: 'label' }}
                    options={(posts.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
                    placeholder="整个单位"
                  />
                </Form.Item>
                <Form.Item name="note" label="依据">
                  <Input maxLength={200} placeholder="如：2027 年预算" />
                </Form.Item>
              </div>
              <Button type="primary" htmlType="submit" loading={save.isPending}>
                核定
              </Button>
            </Form>
          </section>
        ) : null}
        <section className="panel" aria-label="历次核定">
          <header>
            <h2>历次核定</h2>
          </header>
          <Gate query={history}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="nothing">还没有核定过编制</p>
              ) : (
                <ul className="entries">
                  {items.map(each => (
                    <li key={each.versionId}>
                      <div className="row wrap">
                        <strong>{each.planned} 人</strong>
                        <span>{each.postName ?? '整个单位'}</span>
                        <span className="quiet">{spanText(each.from, each.until)}</span>
                        <DatedTag from={each.from} until={each.until} />
                        {mayEdit ? (
                          <Button
                            className="push"
                            type="text"
                            size="small"
                            danger
                            loading={rescind.isPending}
                            onClick={() => rescind.mutate(each.versionId)}
                            aria-label={`撤销 ${each.postName ?? '整个单位'} ${each.planned} 人的核定`}
                          >
                            撤销
                          </Button>
                        ) : null}
                      </div>
                      <p className="quiet small">
                        {instantText(each.recordedAt)} 登记{each.note ? `，${each.note}` : ''}
                      </p>
                    </li>
                  ))}
                </ul>
              )
            }
          </Gate>
        </section>
      </div>
    </Drawer>
  );
}
