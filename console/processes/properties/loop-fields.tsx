import { type Moddle, told } from '../board/moddle.ts';
import { type LoopDraft, loopElement, loopWays, readLoop } from '../values/loop.ts';
import type { Edit } from './edit.ts';
import { ExpressionField } from './expression-field.tsx';
import { ChoiceField, Field, NumberField, Section, SwitchField, TextField } from './fields.tsx';

const options = Object.entries(loopWays).map(([value, label]) => ({ value, label }));
const firstOf: Readonly<Record<LoopDraft['way'], LoopDraft>> = {
  once: { way: 'once' },
  parallel: { way: 'parallel' },
  sequential: { way: 'sequential' },
  while: { way: 'while', testBefore: false, maximum: 3 },
};

/** Whether an activity is done once, for each of several, or until something holds. */
export function LoopFields({ activity, edit }: { activity: Moddle; edit: Edit }) {
  const loop = readLoop(activity);
  const put = (next: LoopDraft) =>
    edit.set(activity, { loopCharacteristics: loopElement(edit.factory, activity, next) });
  return (
    <Section title="办几次" closed={loop.way === 'once'} note={loopWays[loop.way]}>
      <ChoiceField
        label="办几次"
        value={loop.way}
        options={options}
        onChange={way => {
          const both = loop.way === 'parallel' || loop.way === 'sequential';
          put(
            both && (way === 'parallel' || way === 'sequential') ? { ...loop, way } : firstOf[way as LoopDraft['way']],
          );
        }}
      />
      {loop.way === 'parallel' || loop.way === 'sequential' ? <Many loop={loop} put={put} /> : null}
      {loop.way === 'while' ? (
        <>
          <ExpressionField
            label="满足什么条件时再办一次"
            value={loop.condition ?? ''}
            onChange={condition => put({ ...loop, condition })}
          />
          <Field label="最多几次">
            <NumberField
              label="最多几次"
              value={loop.maximum}
              max={1000}
              onChange={maximum =>
                put({ way: 'while', testBefore: loop.testBefore, ...told({ condition: loop.condition, maximum }) })
              }
            />
          </Field>
          <SwitchField
            label="先看条件再办"
            value={loop.testBefore}
            onChange={testBefore => put({ ...loop, testBefore })}
          />
        </>
      ) : null}
    </Section>
  );
}

type ManyDraft = Extract<LoopDraft, { way: 'parallel' | 'sequential' }>;

function Many({ loop, put }: { loop: ManyDraft; put: (next: LoopDraft) => void }) {
  const change = (parts: Partial<Record<keyof ManyDraft, string>>) =>
    put({ way: loop.way, ...told({ ...loop, ...parts, way: undefined }) } as ManyDraft);
  return (
    <>
      <ExpressionField
        label="按哪个列表"
        rows={1}
        value={loop.collection ?? ''}
        onChange={collection => change({ collection })}
        note="列表里有几项就办几份，如表格字段或多选的人员"
      />
      <ExpressionField
        label="或者固定几份"
        rows={1}
        value={loop.cardinality ?? ''}
        onChange={cardinality => change({ cardinality })}
        note="数字或表达式；填了列表就不用填"
      />
      <TextField
        label="每一份的值叫什么"
        mono
        value={loop.item ?? ''}
        onChange={item => change({ item })}
        placeholder="item"
        max={60}
      />
      <ExpressionField
        label="提前完成的条件"
        rows={1}
        value={loop.until ?? ''}
        onChange={until => change({ until })}
        note="如 nrOfCompletedInstances >= 2；不填则全部办完"
      />
    </>
  );
}
