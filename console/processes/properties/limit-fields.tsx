import { type Limit, limitUnits } from '#contract/process-work.ts';
import { told } from '../board/moddle.ts';
import { ChoiceField, Field, NumberField, SwitchField } from './fields.tsx';
import { OwnerFields } from './owner-fields.tsx';

const unitOptions = Object.entries(limitUnits).map(([value, label]) => ({ value, label }));

/** By when, when to remind, what happens when it is late, and what an expedite leaves. */
export function LimitFields({
  value,
  onChange,
}: {
  value: Limit | undefined;
  onChange: (limit: Limit | undefined) => void;
}) {
  const put = (parts: Partial<Record<keyof Limit, unknown>>) => {
    if (value) onChange({ amount: value.amount, unit: value.unit, ...told({ ...value, ...parts }) } as Limit);
  };
  if (!value)
    return (
      <SwitchField
        label="设办理时限"
        value={false}
        onChange={() => onChange({ amount: 2, unit: 'working-days' })}
        note="没有时限的待办不会提醒，也不会上报"
      />
    );
  return (
    <>
      <SwitchField label="设办理时限" value onChange={() => onChange(undefined)} />
      <Field label="多久之内">
        <div className="row">
          <NumberField
            label="时限数量"
            value={value.amount}
            onChange={amount => put({ amount: amount ?? value.amount })}
          />
          <ChoiceField
            bare
            label="时限单位"
            value={value.unit}
            options={unitOptions}
            onChange={unit => put({ unit })}
          />
        </div>
      </Field>
      <Field label={`提前多少${limitUnits[value.unit]}提醒`} note="不填则不提醒">
        <NumberField label="提前提醒" value={value.remind} onChange={remind => put({ remind })} />
      </Field>
      <OwnerFields
        label="超时上报给"
        placeholder="不上报"
        value={value.escalateTo}
        clear
        onChange={escalateTo => put({ escalateTo, ...(escalateTo ? {} : { handOver: undefined }) })}
      />
      {value.escalateTo ? (
        <SwitchField
          label="同时转给上报对象办理"
          value={value.handOver ?? false}
          onChange={handOver => put({ handOver: handOver || undefined })}
        />
      ) : null}
      <Field label="加急后最多还剩" note="不填则加急只提醒，不缩短时限">
        <div className="row">
          <NumberField
            label="加急后时限"
            value={value.expedited?.amount}
            onChange={amount =>
              put({
                expedited:
                  amount === undefined ? undefined : { amount, unit: value.expedited?.unit ?? 'working-hours' },
              })
            }
          />
          <ChoiceField
            bare
            label="加急后时限单位"
            value={value.expedited?.unit ?? 'working-hours'}
            options={unitOptions}
            onChange={unit =>
              value.expedited ? put({ expedited: { amount: value.expedited.amount, unit } }) : undefined
            }
          />
        </div>
      </Field>
    </>
  );
}
