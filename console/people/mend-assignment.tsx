import { useMutation } from '@tanstack/react-query';
import { App, Form, Modal } from 'antd';
import { call } from '#contract/call.ts';
import { type AssignmentVersion, correctAssignment, rescindAssignment } from '#contract/employment.ts';
import { queries } from '../app/queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { spanText } from '../parts/when.ts';
import { PlaceFields } from './place-fields.tsx';

export type Mended = { post: AssignmentVersion; way: 'correct' | 'rescind' };
type Place = {
  unitId: string;
  postId: string | null;
  postName: string;
  gradeId: string | null;
  managerPersonId: string | null;
  workplace: string;
};

/** Corrects a span of an assignment, or takes it back. */
export function MendAssignment(props: { personId: string; mended: Mended; onClose: () => void }) {
  const { post, way } = props.mended;
  const [form] = Form.useForm<Place>();
  const { message } = App.useApp();
  const params = { id: props.personId, versionId: post.versionId };
  const save = useMutation({
    mutationFn: (place: Place) =>
      way === 'rescind'
        ? call(rescindAssignment, { params })
        : call(correctAssignment, {
            params,
            body: {
              unitId: place.unitId,
              postId: place.postId ?? null,
              postName: place.postName ?? '',
              gradeId: place.gradeId ?? null,
              managerPersonId: place.managerPersonId ?? null,
              workplace: place.workplace ?? '',
            },
          }),
    onSuccess: async () => {
      message.success(way === 'rescind' ? '已撤销' : '已更正');
      await queries.invalidateQueries({ queryKey: ['people'] });
      props.onClose();
    },
  });
  return (
    <Modal
      open
      width={640}
      title={way === 'rescind' ? '撤销这条任职记录' : '更正任职记录'}
      okText={way === 'rescind' ? '撤销' : '保存更正'}
      okButtonProps={{ danger: way === 'rescind', loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      mask={{ closable: false }}
    >
      <div className="stack">
        <p className="quiet">
          {spanText(post.from, post.until)}，{post.unitName}
          {post.postName ? ` · ${post.postName}` : ''}。
          {way === 'rescind'
            ? '用于没有发生的变动：撤回后恢复到它之前的任职，撤销会留痕。'
            : '用于当初录错的内容：起止日期不变，改错前的内容仍可在历史中查到。'}
        </p>
        <ProblemAlert error={save.error} />
        <Form form={form} layout="vertical" initialValues={post} onFinish={place => save.mutate(place)}>
          {way === 'correct' ? <PlaceFields managerName={post.managerName} /> : null}
        </Form>
      </div>
    </Modal>
  );
}
