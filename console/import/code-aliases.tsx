import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { call } from '#contract/call.ts';
import { codeSetTitles } from '#contract/code.ts';
import { addCodeAlias, type CodeAlias, listCodeAliases, removeCodeAlias } from '#contract/code-alias.ts';
import { queries } from '../app/queries.ts';
import { useCan } from '../app/session.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { RememberedList } from '../parts/remembered-list.tsx';
import { AliasTarget } from './alias-target.tsx';

/** The sets that a roster has columns for. */
const sets = [
  'education',
  'degree',
  'political-status',
  'ethnicity',
  'marital-status',
  'nationality',
  'identity-document',
  'employment',
  'sex',
] as const;
const options = [
  ...sets.map(value => ({ value, label: codeSetTitles[value] as string })),
  { value: 'grade', label: '职级' },
];

/** What is written in workbooks for codes and grades. */
export function CodeAliases() {
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim());
  const mayEdit = useCan()('alias.edit');
  const aliases = useQuery({
    queryKey: ['code-aliases', search],
    queryFn: ({ signal }) => call(listCodeAliases, { query: search ? { search } : {}, signal }),
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ['code-aliases'] });
  const forget = {
    word: '忘记',
    label: (each: CodeAlias) => `忘记“${each.text}”`,
    run: (id: string) => call(removeCodeAlias, { params: { id } }),
    done: refresh,
  };
  return (
    <RememberedList<CodeAlias>
      query={aliases}
      noun="写法"
      onSearch={setText}
      isSearched={search !== ''}
      empty={{
        found: '没有这样的写法',
        none: '还没有记住的写法',
        hint: '导入花名册时指明过的写法会记在这里，下次自动认出。',
      }}
      adding={mayEdit ? <NewAlias onMade={refresh} /> : null}
      {...(mayEdit ? { forget } : {})}
      columns={[
        { title: '字段', width: 120, dataIndex: 'setTitle' },
        { title: '写法', dataIndex: 'text' },
        { title: '所指', render: (_, each) => each.label ?? <span className="quiet">已不存在</span> },
      ]}
    />
  );
}

type Fields = { set: string; text: string; code: string };

function NewAlias({ onMade }: { onMade: () => Promise<void> }) {
  const [form] = Form.useForm<Fields>();
  const set = Form.useWatch('set', form);
  const add = useMutation({
    mutationFn: (body: Fields) => call(addCodeAlias, { body }),
    onSuccess: async () => {
      form.resetFields(['text', 'code']);
      await onMade();
    },
  });
  return (
    <>
      <Form
        form={form}
        layout="inline"
        requiredMark={false}
        initialValues={{ set: 'education' }}
        onFinish={values => add.mutate(values)}
      >
        <Form.Item name="set">
          <Select
            aria-label="字段"
            options={options}
            onChange={() => form.resetFields(['code'])}
            style={{ width: 120 }}
          />
        </Form.Item>
        <Form.Item name="text" rules={[{ required: true, whitespace: true, message: '请填写写法' }]}>
          <Input placeholder="花名册里的写法" aria-label="写法" maxLength={60} style={{ width: 180 }} />
        </Form.Item>
        <Form.Item name="code" rules={[{ required: true, message: '请选择所指' }]} style={{ width: 200 }}>
          <Target set={set ?? 'education'} />
        </Form.Item>
        <Button htmlType="submit" loading={add.isPending}>
          记住
        </Button>
      </Form>
      <ProblemAlert error={add.error} />
    </>
  );
}

/** The form gives value and onChange. */
function Target({
  set,
  value,
  onChange,
}: {
  set: string;
  value?: string | null;
  onChange?: (code: string | null) => void;
}) {
  return <AliasTarget set={set} label="所指" value={value ?? null} onChange={next => onChange?.(next)} />;
}
