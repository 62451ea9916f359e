import { Select } from 'antd';
import { type Moddle, told } from '../board/moddle.ts';
import { type CaseDraft, caseElement, readCase } from '../values/case-rule.ts';
import { type Edit, useOffer } from './edit.ts';
import { ExpressionField } from './expression-field.tsx';
import { ChoiceField, Field, Section, SwitchField, TextField } from './fields.tsx';

const ways = [
  { value: 'everybody', label: '所有人' },
  { value: 'roles', label: '指定角色' },
  { value: 'nobody', label: '只由系统或其他流程发起' },
];

/** The process itself: how its cases are called, begun and filed. */
export function ProcessPanel({ process, edit }: { process: Moddle; edit: Edit }) {
  const { words } = useOffer();
  const rule = readCase(process);
  const put = (parts: { [K in keyof CaseDraft]?: CaseDraft[K] | undefined }) =>
    edit.setExtension(process, 'renshi:Case', caseElement(edit.factory, told({ ...rule, ...parts })));
  const startedBy = rule.startedBy ?? '';
  const way = startedBy === '' ? 'everybody' : startedBy === '-' ? 'nobody' : 'roles';
  const roles =
    way === 'roles'
      ? startedBy
          .split(/[,，]/)
          .map(each => each.trim())
          .filter(Boolean)
      : [];
  return (
    <>
      <Section title="发起">
        <ChoiceField
          label="谁可以发起"
          value={way}
          options={ways}
          onChange={next =>
            put({
              startedBy:
                next === 'everybody' ? undefined : next === 'nobody' ? '-' : (words.roles[0]?.code ?? 'employee'),
            })
          }
        />
        {way === 'roles' ? (
          <Field label="哪些角色">
            <Select<string[]>
              mode="multiple"
              value={roles}
              options={words.roles.map(each => ({ value: each.code, label: each.name }))}
              onChange={next => put({ startedBy: next.join(',') || undefined })}
              showSearch={{ optionFilterProp: 'label' }}
              aria-label="哪些角色"
              style={{ width: '100%' }}
            />
          </Field>
        ) : null}
        <ChoiceField
          label="发起时填的表单"
          value={rule.form}
          options={words.forms.map(each => ({ value: each.key, label: each.name }))}
          onChange={form => put({ form: form || undefined })}
          placeholder="不填表单，一键发起"
          clear
        />
      </Section>
      <Section title="显示">
        <SwitchField
          label="保密"
          value={rule.confidential ?? false}
          onChange={on => put({ confidential: on || undefined })}
          note="只有发起人和办理人可以看到内容"
        />
        <TextField
          label="分类"
          value={rule.category ?? ''}
          onChange={category => put({ category: category || undefined })}
          max={60}
          placeholder="假勤、证明、档案…"
        />
        <ExpressionField
          label="事项标题"
          rows={1}
          value={rule.title ?? ''}
          onChange={title => put({ title: title || undefined })}
          placeholder='"请假：" + reason'
          note="由数据拼出每个事项的标题；不填用流程名称"
        />
        <TextField
          label="说明"
          rows={3}
          max={2000}
          value={rule.help ?? ''}
          onChange={help => put({ help: help || undefined })}
          placeholder="给发起人看：办什么、要准备什么、多久办完"
        />
      </Section>
    </>
  );
}
