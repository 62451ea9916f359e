import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type Outcome, usualOutcomes } from '#contract/process-work.ts';
import { told } from '../board/moddle.ts';
import { ChoiceField, SwitchField, TextField } from './fields.tsx';

const senses = [
  { value: 'agree', label: '算同意' },
  { value: 'refuse', label: '算不同意' },
  { value: 'neither', label: '都不算' },
];
const reasons = [
  { value: 'optional', label: '意见可填' },
  { value: 'required', label: '意见必填' },
  { value: 'none', label: '不填意见' },
];

/** A code that no other outcome of the task has. */
function freeCode(outcomes: readonly Outcome[]): string {
  const used = new Set(outcomes.map(each => each.code));
  let at = outcomes.length + 1;
  while (used.has(`outcome${at}`)) at += 1;
  return `outcome${at}`;
}

/** An outcome has no identity but its place while its code is being typed. */
const placeKey = (at: number) => `place ${at}`;

/** The buttons with which a person ends the task. */
export function OutcomeFields(props: {
  value: readonly Outcome[] | undefined;
  onChange: (next: readonly Outcome[] | undefined) => void;
}) {
  const { value, onChange } = props;
  if (!value || value.length === 0)
    return (
      <SwitchField
        label="自定义办理结果"
        value={false}
        onChange={() => onChange(usualOutcomes)}
        note="现在是默认的：同意、不同意（须填意见）"
      />
    );
  const put = (at: number, parts: Partial<Record<keyof Outcome, unknown>>) =>
    onChange(
      value.map((each, index) =>
        index === at ? ({ code: each.code, label: each.label, ...told({ ...each, ...parts }) } as Outcome) : each,
      ),
    );
  return (
    <>
      <SwitchField label="自定义办理结果" value onChange={() => onChange(undefined)} />
      <ul className="prop-list">
        {value.map((each, at) => (
          <li key={placeKey(at)} className="prop-card">
            <div className="row">
              <TextField
                bare
                label={`第 ${at + 1} 个结果的文字`}
                value={each.label}
                onChange={label => put(at, { label })}
                placeholder="按钮上的文字"
                max={60}
              />
              <TextField
                bare
                mono
                label={`第 ${at + 1} 个结果的代码`}
                value={each.code}
                onChange={code => put(at, { code })}
                placeholder="代码"
                max={60}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={`删除结果 ${each.label}`}
                onClick={() => onChange(value.filter((_, index) => index !== at))}
              />
            </div>
            <div className="row">
              <ChoiceField
                bare
                label={`${each.label}是否算同意`}
                value={each.sense ?? 'neither'}
                options={senses}
                onChange={sense => put(at, { sense: sense === 'neither' ? undefined : sense })}
              />
              <ChoiceField
                bare
                label={`${each.label}的意见`}
                value={each.reason ?? 'optional'}
                options={reasons}
                onChange={reason => put(at, { reason })}
              />
            </div>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        icon={<PlusOutlined />}
        onClick={() => onChange([...value, { code: freeCode(value), label: '新结果', reason: 'optional' }])}
      >
        加一个结果
      </Button>
    </>
  );
}
