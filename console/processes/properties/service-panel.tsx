import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { isA, type Moddle, told } from '../board/moddle.ts';
import { type Input, readService, type ServiceDraft, serviceElement } from '../values/service.ts';
import { type Edit, useOffer } from './edit.ts';
import { ExpressionField } from './expression-field.tsx';
import { ChoiceField, Section, TextField } from './fields.tsx';

type Put = (parts: { [K in keyof ServiceDraft]?: ServiceDraft[K] | undefined }) => void;

function putOf(task: Moddle, edit: Edit, draft: ServiceDraft): Put {
  return parts => {
    const next = told({ ...draft, ...parts }) as ServiceDraft;
    edit.setExtension(task, 'renshi:Service', serviceElement(edit.factory, next));
  };
}

/** What the house does without a person: a service with what is handed to it and what it gives, or an expression. */
export function ServicePanel({ task, edit }: { task: Moddle; edit: Edit }) {
  const { words } = useOffer();
  const draft = readService(task);
  const put = putOf(task, edit, draft);
  const service = words.services.find(each => each.name === draft.name);
  const isScript = isA(task, 'bpmn:ScriptTask');
  const reckons = isScript || isA(task, 'bpmn:BusinessRuleTask');
  return (
    <>
      {isScript ? null : (
        <Section title="服务">
          <ChoiceField
            label={isA(task, 'bpmn:SendTask') ? '用哪个服务发送' : '做什么'}
            value={draft.name}
            options={words.services.map(each => ({ value: each.name, label: each.label }))}
            onChange={name => put({ name: name || undefined })}
            clear={!isA(task, 'bpmn:ServiceTask')}
            placeholder="选择系统服务"
          />
          {service && service.results.length > 0 ? (
            <p className="prop-told">
              结果：
              {service.results
                .map(each => `${each.label}（${draft.result ? `${draft.result}.` : ''}${each.name}）`)
                .join('、')}
            </p>
          ) : null}
          {service && service.errors.length > 0 ? (
            <p className="prop-told">
              可能出错：<span className="mono">{service.errors.join('、')}</span>。在环节边上放“出错时”事件可以接住。
            </p>
          ) : null}
        </Section>
      )}
      {reckons ? (
        <Section title={isScript ? '计算' : '表达式'}>
          <ExpressionField
            label="表达式"
            value={draft.expression ?? ''}
            onChange={expression => {
              if (isScript && task.get?.('script')) edit.set(task, { script: undefined, scriptFormat: undefined });
              put({ expression: expression || undefined });
            }}
            rows={3}
            placeholder="days > 3 ? '长假' : '短假'"
          />
        </Section>
      ) : null}
      {isScript ? null : <Inputs draft={draft} put={put} known={service?.inputs ?? []} />}
      <Section title="结果" closed={!draft.result && !reckons}>
        <TextField
          label="结果存为"
          mono
          value={draft.result ?? ''}
          onChange={result => put({ result: result || undefined })}
          max={60}
          note="后面的条件和表达式用这个名称取用"
        />
      </Section>
    </>
  );
}

const placeKey = (at: number) => `place ${at}`;

/** What is handed over, by name; all data where nothing is told. */
function Inputs(props: {
  draft: ServiceDraft;
  put: Put;
  known: readonly { readonly name: string; readonly label: string }[];
}) {
  const { draft, put, known } = props;
  const inputs = draft.inputs ?? [];
  const change = (at: number, next: Partial<Input> | null) =>
    put({ inputs: inputs.flatMap((each, index) => (index !== at ? each : next ? { ...each, ...next } : [])) });
  const missing = known.filter(each => !inputs.some(one => one.name === each.name));
  return (
    <Section
      title="输入"
      closed={inputs.length === 0 && known.length === 0}
      note={inputs.length === 0 ? '未列出时传入全部数据' : `${inputs.length} 项`}
    >
      {inputs.map((each, at) => (
        <div key={placeKey(at)} className="prop-card">
          <div className="row">
            <TextField
              bare
              mono
              label={`第 ${at + 1} 项输入的名称`}
              value={each.name}
              onChange={name => change(at, { name })}
              placeholder="名称"
              max={60}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={`删除输入 ${each.name}`}
              onClick={() => change(at, null)}
            />
          </div>
          <ExpressionField
            label={known.find(one => one.name === each.name)?.label ?? '值'}
            value={each.value}
            onChange={value => change(at, { value })}
            rows={1}
          />
        </div>
      ))}
      <div className="row wrap">
        {missing.map(each => (
          <Button
            key={each.name}
            size="small"
            icon={<PlusOutlined />}
            onClick={() => put({ inputs: [...inputs, { name: each.name, value: each.name }] })}
          >
            {each.label}
          </Button>
        ))}
        <Button
          size="small"
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() => put({ inputs: [...inputs, { name: `input${inputs.length + 1}`, value: '' }] })}
        >
          其他
        </Button>
      </div>
    </Section>
  );
}

/** Another process, as a case of its own. */
export function CallPanel({ task, edit }: { task: Moddle; edit: Edit }) {
  const { words } = useOffer();
  const draft = readService(task);
  return (
    <>
      <Section title="调用的流程">
        <ChoiceField
          label="哪个流程"
          value={(task.get?.('calledElement') as string | undefined) ?? ''}
          options={words.processes.map(each => ({ value: each.key, label: each.name }))}
          onChange={key => edit.set(task, { calledElement: key || undefined })}
          note="那个流程作为单独的事项办完后，本流程继续"
        />
      </Section>
      <Inputs draft={draft} put={putOf(task, edit, draft)} known={[]} />
    </>
  );
}
