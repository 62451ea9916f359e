import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { OwnerRule } from '#contract/process-work.ts';
import { type Moddle, told } from '../board/moddle.ts';
import { readWork, type WorkDraft, workElement } from '../values/work.ts';
import { type Edit, useOffer } from './edit.ts';
import { ExpressionField } from './expression-field.tsx';
import { ChoiceField, Section, SwitchField, TextField } from './fields.tsx';
import { LimitFields } from './limit-fields.tsx';
import { OutcomeFields } from './outcome-fields.tsx';
import { OwnerFields } from './owner-fields.tsx';

const placeKey = (at: number) => `place ${at}`;

/** Work by a person: who, by when, with which form, and how it may end. */
export function WorkPanel({ task, edit }: { task: Moddle; edit: Edit }) {
  const { words } = useOffer();
  const work: WorkDraft = readWork(task) ?? {};
  const put = (parts: { [K in keyof WorkDraft]?: WorkDraft[K] | undefined }) =>
    edit.setExtension(task, 'renshi:Work', workElement(edit.factory, told({ ...work, ...parts }) as WorkDraft));
  const watchers = work.watchers ?? [];
  const watch = (at: number, rule: OwnerRule | undefined) =>
    put({ watchers: watchers.flatMap((each, index) => (index === at ? (rule ?? []) : each)) });
  return (
    <>
      <Section title="办理人">
        <OwnerFields label="由谁办理" value={work.owner} onChange={owner => put({ owner })} modes />
        <OwnerFields
          label="找不到人时由谁办理"
          placeholder="系统的兜底办理人"
          value={work.fallback}
          onChange={fallback => put({ fallback })}
          clear
        />
        <SwitchField
          label="申请人不能办理自己的申请"
          value={work.notByStarter !== false}
          onChange={on => put({ notByStarter: on ? undefined : false })}
        />
        <SwitchField
          label="办理人就是申请人时跳过"
          value={work.skipStarter ?? false}
          onChange={on => put({ skipStarter: on || undefined })}
          note="关闭时转给其上级"
        />
      </Section>
      <Section title="时限">
        <LimitFields value={work.limit} onChange={limit => put({ limit })} />
      </Section>
      <Section title="表单与结果">
        <ChoiceField
          label="表单"
          value={work.form}
          options={words.forms.map(each => ({ value: each.key, label: each.name }))}
          onChange={form => put({ form: form || undefined })}
          clear
          placeholder="不填表单"
        />
        <TextField
          label="办理说明"
          value={work.help ?? ''}
          onChange={help => put({ help: help || undefined })}
          rows={2}
          max={1000}
          placeholder="办理时要核对什么，显示在表单上方"
        />
        <ExpressionField
          label="办理对象"
          rows={1}
          value={work.subject ?? ''}
          onChange={subject => put({ subject: subject || undefined })}
          placeholder="item.label"
          note="同一环节有多项待办时，由数据说明各是哪一项"
        />
        <ExpressionField
          label="办理对象的人员"
          rows={1}
          value={work.person ?? ''}
          onChange={person => put({ person: person || undefined })}
          placeholder="item.personId"
          note="给出人员后，能查看其档案的办理人可直接打开"
        />
        <OutcomeFields value={work.outcomes} onChange={outcomes => put({ outcomes })} />
      </Section>
      <Section
        title="关注人"
        closed={watchers.length === 0}
        note={watchers.length > 0 ? `${watchers.length} 类` : '到达和超时时通知'}
      >
        {watchers.map((each, at) => (
          <div key={placeKey(at)} className="prop-card">
            <OwnerFields label={`第 ${at + 1} 类关注人`} value={each} onChange={rule => watch(at, rule)} />
            <Button size="small" type="text" icon={<DeleteOutlined />} onClick={() => watch(at, undefined)}>
              删除
            </Button>
          </div>
        ))}
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => put({ watchers: [...watchers, { kind: 'manager', level: 1 }] })}
        >
          加一类关注人
        </Button>
      </Section>
    </>
  );
}
