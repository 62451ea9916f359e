import { Checkbox, Input } from 'antd';
import { proposalFlagLabels, type RecognisedValue } from '#contract/recognition.ts';
import { CodeSelect } from '../parts/code-select.tsx';
import { DayField } from '../parts/day-field.tsx';

export type Draft = { readonly isTaken: boolean; readonly value: string };

/** One proposal: taken or not, its value to be mended, how sure the machine is and why it doubts. */
export function ValueRow(props: {
  of: RecognisedValue;
  draft: Draft;
  isChosen: boolean;
  isDone: boolean;
  change: (draft: Draft) => void;
  choose: () => void;
}) {
  const { of, draft } = props;
  const isLocked = props.isDone || !of.isWritable;
  // The picture stands beside it: what was merely put into the archive's form is not said again.
  const isOriginalTold = of.text !== of.value && (of.flags.length > 0 || !(of.isDay || of.codeSet));
  const set = (value: string) => props.change({ isTaken: value !== '', value });
  return (
    <li
      id={`value-${of.id}`}
      className={`recognition-value ${props.isChosen ? 'recognition-value-chosen' : ''}`}
      onFocus={props.choose}
    >
      <Checkbox
        checked={draft.isTaken}
        disabled={isLocked}
        onChange={event => props.change({ ...draft, isTaken: event.target.checked })}
      >
        {of.label}
      </Checkbox>
      <div className="recognition-input">
        {of.codeSet === 'sex' ? (
          <CodeChoice value={draft.value} isLocked={isLocked} set={set} label={of.label} />
        ) : of.codeSet ? (
          <CodeSelect
            set={of.codeSet}
            value={draft.value || null}
            onChange={code => set(code ?? '')}
            disabled={isLocked}
            label={of.label}
          />
        ) : of.isDay ? (
          <DayField
            value={draft.value || null}
            onChange={day => set(day ?? '')}
            disabled={isLocked}
            label={of.label}
            width="100%"
          />
        ) : (
          <Input
            value={draft.value}
            disabled={isLocked}
            maxLength={300}
            onChange={event => set(event.target.value)}
            aria-label={of.label}
          />
        )}
      </div>
      <span
        className={`recognition-sure ${of.confidence < 0.9 ? 'recognition-unsure' : ''}`}
        title="最没有把握的一个字的置信度"
      >
        {Math.round(of.confidence * 100)}%
      </span>
      {of.flags.length > 0 || !of.isWritable || isOriginalTold ? (
        <p className="small recognition-notes">
          {isOriginalTold ? <span className="quiet">原件：{of.text}</span> : null}
          {of.flags.map(flag => (
            <span key={flag} className="recognition-flag">
              {proposalFlagLabels[flag]}
            </span>
          ))}
          {of.isWritable ? null : <span className="quiet">仅供参考，不写入档案</span>}
        </p>
      ) : null}
    </li>
  );
}

function CodeChoice(props: { value: string; isLocked: boolean; set: (value: string) => void; label: string }) {
  return (
    <select
      className="recognition-select"
      aria-label={props.label}
      value={props.value}
      disabled={props.isLocked}
      onChange={event => props.set(event.target.value)}
    >
      <option value="">请选择</option>
      <option value="male">男</option>
      <option value="female">女</option>
    </select>
  );
}
