import { useMutation } from '@tanstack/react-query';
import { App, Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { queries } from '../app/queries.ts';
import { DayField } from '../parts/day-field.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { lastDay, spanText, today } from '../parts/when.ts';
import { EffectBox } from './effect-box.tsx';
import { daysToMove, differences, effectOfMove, effectOfRescission, type Facts, type Span } from './span-change.ts';
import type { SpanWay } from './span-menu.tsx';

type Words = { title: (noun: string) => string; ok: string; note: string; done: string };
const words: Record<SpanWay, Words> = {
  correct: {
    title: noun => `更正${noun}`,
    ok: '保存更正',
    note: '当初就录错了：起止日期不变，改错前的内容仍可在历史中查到。',
    done: '已更正',
  },
  move: {
    title: noun => `${noun}改期`,
    ok: '改为这一天',
    note: '内容不变，只是从另一天开始；空出或占用的日子由前一段承接。',
    done: '已改期',
  },
  rescind: {
    title: noun => `撤销${noun}`,
    ok: '撤销这条记录',
    note: '这件事没有发生：撤回后恢复到它之前的内容，撤销会留痕。',
    done: '已撤销',
  },
};

/** Corrects one dated row, gives it another first day, or takes it back; shows beforehand what follows from it. */
export function MendDialog<V extends Span, F extends object>(props: {
  /** What such a row is called. */
  noun: string;
  summary: string;
  way: SpanWay;
  version: V;
  /** All versions of its key, in order of days. */
  versions: readonly V[];
  facts: (version: V) => Facts;
  fields: ReactNode;
  /** What the form says, as a version that could be written in words. */
  mended: (values: F) => V;
  book: (way: SpanWay, values: F, on: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const { way, version, versions } = props;
  const [form] = Form.useForm<F & { on?: string | null }>();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: ({ on, ...values }: F & { on?: string | null }) => props.book(way, values as unknown as F, on ?? ''),
    onSuccess: async () => {
      message.success(words[way].done);
      await queries.invalidateQueries({ queryKey: ['people'] });
      props.onClose();
    },
  });
  const values = Form.useWatch([], form) as (F & { on?: string | null }) | undefined;
  const changes =
    values && way === 'correct' ? differences(props.facts(version), props.facts(props.mended(values))) : [];
  const moved = way === 'move' ? effectOfMove(versions, version, values?.on, props.facts) : null;
  const idle = (way === 'correct' && changes.length === 0) || (way === 'move' && moved === null);
  return (
    <Modal
      open
      width={660}
      title={words[way].title(props.noun)}
      okText={words[way].ok}
      cancelText="返回"
      okButtonProps={{ danger: way === 'rescind', loading: save.isPending, disabled: idle }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      mask={{ closable: false }}
    >
      <div className="stack">
        <p>
          <strong>{spanText(version.from, version.until)}</strong>　{props.summary}
          <br />
          <span className="quiet">{words[way].note}</span>
        </p>
        <ProblemAlert error={save.error} />
        {/* No form of the browser's: Enter in a field would settle what is still to be looked at below. */}
        <Form
          component={false}
          form={form}
          layout="vertical"
          initialValues={{ ...version, on: version.from }}
          onFinish={given => save.mutate(given)}
        >
          {way === 'correct' ? props.fields : null}
          {way === 'move' ? (
            <Form.Item
              name="on"
              label="新的起始日"
              rules={[{ required: true, message: '请选择日期' }]}
              style={{ maxWidth: 240, marginBottom: 0 }}
            >
              <DayField allowClear={false} {...daysToMove(versions, version)} />
            </Form.Item>
          ) : null}
        </Form>
        {way === 'correct' ? (
          <EffectBox
            title="更正后"
            effect={changes.length > 0 ? { from: version.from, until: version.until, changes } : null}
          >
            {changes.length === 0 ? <p className="quiet">内容还没有变化。</p> : null}
          </EffectBox>
        ) : null}
        {way === 'move' ? (
          <EffectBox title="改期后，以下日子有变化" effect={moved}>
            {moved ? <MoveWords moved={version} on={values?.on ?? ''} /> : <p className="quiet">起始日还没有变化。</p>}
          </EffectBox>
        ) : null}
        {way === 'rescind' ? <Rescission version={version} versions={versions} facts={props.facts} /> : null}
      </div>
    </Modal>
  );
}

function MoveWords({ moved, on }: { moved: Span; on: string }) {
  return (
    <p className="quiet">
      {on > (moved.from ?? '') ? `以上日子仍按前一段；自 ${on} 起才是这一段。` : `这一段提前到 ${on}，前一段相应缩短。`}
      {on > today() && (moved.from ?? '') <= today() ? '今天的情况也会随之改变。' : ''}
    </p>
  );
}

function Rescission<V extends Span>(props: { version: V; versions: readonly V[]; facts: (version: V) => Facts }) {
  const { version, versions } = props;
  const { before, ...effect } = effectOfRescission(versions, version, props.facts);
  const next = versions.find(each => each.from !== null && each.from === version.until);
  const holdsToday = (version.from ?? '') <= today() && (version.until === null || today() < version.until);
  return (
    <EffectBox title="撤销后，以下日子有变化" effect={effect}>
      <p className="quiet">
        {before
          ? `前一段由“${spanText(before.from, before.until)}”接到“${spanText(before.from, version.until)}”。`
          : '这些日子不再有这条记录。'}
        {before && effect.changes.length === 0 ? '两段内容相同，只是不再分开。' : ''}
        {holdsToday ? '今天的情况也会随之改变。' : ''}
        {next ? `自 ${next.from} 起已登记的内容不变。` : ''}
        {!next && version.until ? `${lastDay(version.until)} 结束不变。` : ''}
      </p>
    </EffectBox>
  );
}
