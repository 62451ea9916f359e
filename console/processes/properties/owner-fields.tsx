import { type OwnerRule, ownerKinds, ownerModes } from '#contract/process-work.ts';
import { PersonSelect } from '../../parts/person-select.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { told } from '../board/moddle.ts';
import { useOffer } from './edit.ts';
import { ExpressionField } from './expression-field.tsx';
import { ChoiceField, Field, NumberField, TextField } from './fields.tsx';

const kindOptions = Object.entries(ownerKinds).map(([value, label]) => ({ value, label }));
const modeOptions = Object.entries(ownerModes).map(([value, label]) => ({ value, label }));
/** Rules that may name somebody by what another person is: of the case's subject unless told. */
const relative: ReadonlySet<OwnerRule['kind']> = new Set(['manager', 'unit-head']);

/** Who: a kind, whatever it needs, and how several of them decide. */
export function OwnerFields(props: {
  label: string;
  value: OwnerRule | undefined;
  onChange: (owner: OwnerRule | undefined) => void;
  /** How several of them decide is asked of owners alone. */
  modes?: boolean;
  clear?: boolean;
  placeholder?: string;
}) {
  const { value, onChange } = props;
  const put = (parts: Partial<Record<keyof OwnerRule, unknown>>) => {
    if (value) onChange({ kind: value.kind, ...told({ ...value, ...parts }) } as OwnerRule);
  };
  return (
    <>
      <ChoiceField
        label={props.label}
        value={value?.kind}
        options={kindOptions}
        onChange={kind =>
          onChange(
            kind === ''
              ? undefined
              : { kind: kind as OwnerRule['kind'], ...told({ mode: value?.mode, need: value?.need }) },
          )
        }
        placeholder={props.placeholder ?? '请选择'}
        clear={props.clear ?? false}
      />
      {value ? <Which rule={value} label={props.label} onPut={put} /> : null}
      {value && relative.has(value.kind) && !(value.kind === 'unit-head' && value.value) ? (
        <details className="prop-more" open={Boolean(value.of)}>
          <summary>以另一个人为准</summary>
          <ExpressionField
            label="以谁为准"
            value={value.of ?? ''}
            onChange={of => put({ of })}
            rows={1}
            note="给出那个人的编号；不填时以申请所涉及的人为准"
          />
        </details>
      ) : null}
      {value && props.modes ? (
        <>
          <ChoiceField
            label="有几个人时"
            value={value.mode ?? 'first'}
            options={modeOptions}
            onChange={mode =>
              put({ mode: mode === 'first' ? undefined : mode, need: mode === 'vote' ? value.need || '2' : undefined })
            }
          />
          {value.mode === 'vote' ? (
            <TextField
              label="须几人同意"
              value={value.need ?? ''}
              onChange={need => put({ need })}
              note="数字，如 2；也可以写表达式"
            />
          ) : null}
        </>
      ) : null}
    </>
  );
}

function Which(props: {
  rule: OwnerRule;
  label: string;
  onPut: (parts: { value?: unknown; level?: unknown }) => void;
}) {
  const { words, data } = useOffer();
  const { rule, onPut } = props;
  const put = (value: string | null) => onPut({ value: value ?? undefined });
  switch (rule.kind) {
    case 'manager':
      return (
        <Field label="第几级上级" note={(rule.level ?? 1) === 1 ? '1 是直接上级，2 是上级的上级' : '逐级往上找'}>
          <NumberField label="第几级上级" value={rule.level ?? 1} max={20} onChange={level => onPut({ level })} />
        </Field>
      );
    case 'role':
      return (
        <ChoiceField
          label="哪个角色"
          value={rule.value}
          options={words.roles.map(each => ({ value: each.code, label: each.name }))}
          onChange={put}
          note="授权范围包含申请所涉及单位的人"
        />
      );
    case 'group':
      return (
        <ChoiceField
          label="哪个工作组"
          value={rule.value}
          options={words.groups.map(each => ({ value: each.code, label: each.name }))}
          onChange={put}
        />
      );
    case 'unit-head':
      return (
        <Field label="哪个部门" note="不选时是申请所涉及的人所在的部门">
          <UnitSelect value={rule.value ?? null} onChange={put} label="哪个部门" placeholder="本人所在部门" />
        </Field>
      );
    case 'field':
      return (
        <TextField
          label="哪一项数据"
          value={rule.value ?? ''}
          onChange={put}
          mono
          note={`表单中“人员”字段的代码${data[0] ? `，如 ${data[0].text}` : ''}`}
        />
      );
    case 'account':
      return <TextField label="账号的用户名" value={rule.value ?? ''} onChange={put} />;
    case 'person':
      return (
        <Field label="哪一个人" note={rule.value ? `编号 ${rule.value}` : '岗位变动后不会跟着变，尽量改用角色或工作组'}>
          <PersonSelect
            value={rule.value ?? null}
            onChange={put}
            label="哪一个人"
            name={rule.value ? '已选人员' : undefined}
          />
        </Field>
      );
    default:
      return null;
  }
}
