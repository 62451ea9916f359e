import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input } from 'antd';
import { useId, useState } from 'react';
import { call } from '#contract/call.ts';
import {
  type Audience,
  previewCustomSection,
  type SectionEffect,
  saveCustomSection,
  type WholeSection,
} from '#contract/custom-field.ts';
import type { FormDefinition } from '#contract/form-definition.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { customKey } from './custom-queries.ts';

export type Drawn = {
  readonly name: string;
  readonly help: string;
  readonly audience: Audience;
  readonly definition: FormDefinition;
};

/** What saving will change: fields added, changed and deleted, how many people have something in them, and what would not fit. */
export function SaveDrawer(props: { whole: WholeSection; drawn: Drawn; onClose: () => void }) {
  const { whole, drawn } = props;
  const id = useId();
  const [note, setNote] = useState('');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const effect = useQuery({
    queryKey: [customKey, 'effect', whole.id, drawn.definition],
    queryFn: ({ signal }) =>
      call(previewCustomSection, { params: { id: whole.id }, body: { definition: drawn.definition }, signal }),
    gcTime: 0,
  });
  const save = useMutation({
    mutationFn: () =>
      call(saveCustomSection, { params: { id: whole.id }, body: { ...drawn, note, basedOn: whole.version } }),
    onSuccess: async () => {
      message.success('已保存，立即生效');
      props.onClose();
      await queries.invalidateQueries();
    },
  });
  const unfit = effect.data?.changes.some(each => each.unfit > 0) ?? true;
  return (
    <Drawer
      open
      size={560}
      title="保存前看一看"
      onClose={props.onClose}
      footer={
        <div className="row">
          <Button
            type="primary"
            loading={save.isPending}
            disabled={unfit || (effect.data?.issues.length ?? 1) > 0}
            onClick={() => save.mutate()}
          >
            保存并生效
          </Button>
          <Button onClick={props.onClose}>返回修改</Button>
        </div>
      }
    >
      <div className="stack">
        <ProblemAlert error={save.error} />
        <Gate query={effect}>{told => <Effect effect={told} />}</Gate>
        <div>
          <label htmlFor={`${id}-note`}>修改说明（选填）</label>
          <Input id={`${id}-note`} value={note} maxLength={300} onChange={event => setNote(event.target.value)} />
        </div>
      </div>
    </Drawer>
  );
}

const words = { added: '新增', deleted: '停用', changed: '修改' } as const;
const tones = { added: 'success', deleted: 'danger', changed: 'info' } as const;

function Effect({ effect }: { effect: SectionEffect }) {
  if (effect.changes.length === 0) return <p className="quiet">字段没有增减或修改。</p>;
  return (
    <ul className="cf-effect" aria-label="字段的变化">
      {effect.changes.map(each => (
        <li key={`${each.what} ${each.code}`}>
          <Chip tone={tones[each.what]}>{words[each.what]}</Chip> <strong>{each.label}</strong>{' '}
          {each.what === 'deleted' ? (
            <span className="quiet small">
              {each.people > 0
                ? `${each.people} 人已有内容：不再填写，历史仍可查看，标为“已停用的字段”`
                : '还没有人填写过'}
            </span>
          ) : each.people > 0 ? (
            <span className="quiet small">{each.people} 人已有内容</span>
          ) : null}
          {each.unfit > 0 ? (
            <>
              <p className="fill-wrong">
                {each.unfit} 人的内容不合新的要求，不能保存。请先改正这些内容，或另建一个字段。
              </p>
              <ul className="cf-unfit">
                {each.examples.map(example => (
                  <li key={`${example.person} ${example.value}`}>
                    {example.person}：{example.value || '（表格）'}——{example.why}
                  </li>
                ))}
                {each.unfit > each.examples.length ? (
                  <li>另有 {each.unfit - each.examples.length} 人（含您无权查看的）</li>
                ) : null}
              </ul>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
