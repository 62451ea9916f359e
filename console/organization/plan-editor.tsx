import { DeleteOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { Reorganisation, ReorganisationPreview, ReorganisationStep, StepKind } from '#contract/reorganisation.ts';
import { PlanTree } from './plan-tree.tsx';
import { openForPlan, planRows, stepText } from './plan-words.ts';
import { StepDialog } from './step-dialog.tsx';

const deeds: [StepKind, string][] = [
  ['create', '新设下级'],
  ['move', '移动到…'],
  ['change', '更名、换负责人'],
  ['merge', '并入…'],
  ['close', '撤销'],
];

/** The steps of a plan, and the trees before and after them; `onSteps` is absent where nothing is edited. */
export function PlanEditor(props: {
  plan: Reorganisation;
  preview: ReorganisationPreview;
  busy: boolean;
  onSteps: ((steps: ReorganisationStep[]) => void) | undefined;
}) {
  const { plan, preview, onSteps } = props;
  const [chosenId, setChosen] = useState<string | null>(null);
  const [told, setTold] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [onlyTouched, setOnlyTouched] = useState(false);
  const [asking, setAsking] = useState<StepKind | null>(null);
  // What somebody opened or closed stays so, whatever the next step touches.
  const open = new Set(openForPlan(preview.units));
  for (const [unitId, isOpen] of told) {
    if (isOpen) open.add(unitId);
    else open.delete(unitId);
  }
  const toggle = (unitId: string) => setTold(new Map(told).set(unitId, !open.has(unitId)));
  const chosen = preview.units.find(each => each.id === chosenId);
  const add = (step: ReorganisationStep) => {
    setAsking(null);
    onSteps?.([...plan.steps, step]);
  };
  const nameOf = (unitId: string) => {
    const unit = preview.units.find(each => each.id === unitId);
    return (
      unit?.before?.name ??
      unit?.after?.name ??
      plan.steps.find(
        (each): each is ReorganisationStep & { kind: 'create' } => each.kind === 'create' && each.unitId === unitId,
      )?.name ??
      '未知单位'
    );
  };
  const general = preview.faults.filter(each => each.step === null);
  return (
    <>
      <div className="plan-grid">
        <section className="panel" aria-label="步骤">
          <header>
            <h2>步骤</h2>
            <span className="quiet small">{plan.steps.length} 步</span>
            {onSteps && plan.steps.length > 0 ? (
              <Button
                size="small"
                type="text"
                className="push"
                disabled={props.busy}
                onClick={() => onSteps(plan.steps.slice(0, -1))}
              >
                撤销上一步
              </Button>
            ) : null}
          </header>
          {plan.steps.length === 0 ? (
            <p className="nothing">在“调整后”里选一个单位，再选要做什么；也可以把单位拖到新的上级。</p>
          ) : (
            <ol className="plan-steps">
              {[...plan.steps.entries()].map(([index, step]) => {
                const faults = preview.faults.filter(each => each.step === index);
                return (
                  <li key={`${index} ${step.kind} ${step.unitId}`}>
                    <span>{stepText(step, nameOf)}</span>
                    {onSteps ? (
                      <Button
                        size="small"
                        type="text"
                        icon={<DeleteOutlined />}
                        aria-label={`删除第 ${index + 1} 步`}
                        disabled={props.busy}
                        onClick={() => onSteps(plan.steps.filter((_, at) => at !== index))}
                      />
                    ) : null}
                    {faults.map(each => (
                      <p key={each.text} className="plan-fault">
                        {each.text}
                      </p>
                    ))}
                  </li>
                );
              })}
            </ol>
          )}
          {general.length > 0 ? (
            <Alert type="error" showIcon style={{ margin: 12 }} title={general.map(each => each.text).join(' ')} />
          ) : null}
        </section>
        <section className="panel" aria-label="调整前后">
          <header className="row wrap">
            {onSteps ? (
              <fieldset className="row wrap plan-tools" aria-label="对所选单位" disabled={!chosen?.after || props.busy}>
                {deeds.map(([kind, label]) => (
                  <Button
                    key={kind}
                    size="small"
                    disabled={!chosen?.after || props.busy}
                    danger={kind === 'close'}
                    onClick={() => setAsking(kind)}
                  >
                    {label}
                  </Button>
                ))}
                <span className="quiet small">{chosen?.after ? `已选「${chosen.after.name}」` : '先选一个单位'}</span>
              </fieldset>
            ) : (
              <h2>调整前后</h2>
            )}
            <Checkbox className="push" checked={onlyTouched} onChange={event => setOnlyTouched(event.target.checked)}>
              只看有变化的
            </Checkbox>
          </header>
          <div className="plan-sides">
            {(['before', 'after'] as const).map(side => (
              <div key={side}>
                <h3>{side === 'before' ? '调整前' : `调整后（${plan.on} 起）`}</h3>
                <PlanTree
                  label={side === 'before' ? '调整前的架构' : '调整后的架构'}
                  side={side}
                  rows={planRows(preview.units, side, open, onlyTouched)}
                  chosenId={chosenId}
                  onChoose={setChosen}
                  onToggle={toggle}
                  onMove={
                    side === 'after' && onSteps && !props.busy
                      ? (unitId, parentId) => add({ kind: 'move', unitId, parentId })
                      : undefined
                  }
                />
              </div>
            ))}
          </div>
        </section>
      </div>
      {asking && chosen?.after ? (
        <StepDialog kind={asking} unit={chosen} units={preview.units} onStep={add} onClose={() => setAsking(null)} />
      ) : null}
    </>
  );
}
