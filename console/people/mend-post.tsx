import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { call } from '#contract/call.ts';
import { type AssignmentReason, type AssignmentVersion, assignmentReasonLabels } from '#contract/employment.ts';
import { correctAssignment, moveAssignment, rescindAssignment } from '#contract/employment-mend.ts';
import { pickedName } from '../parts/person-select.tsx';
import { gradesQuery, unitsQuery } from '../parts/units.ts';
import { MendDialog } from './mend-dialog.tsx';
import { PlaceFields } from './place-fields.tsx';
import { postFacts, postTitle } from './span-facts.ts';
import type { SpanWay } from './span-menu.tsx';

type Fields = {
  unitId: string;
  postId?: string | null;
  postName?: string;
  gradeId?: string | null;
  managerPersonId?: string | null;
  workplace?: string;
  reason: AssignmentReason;
};
export type MendedPost = { post: AssignmentVersion; posts: readonly AssignmentVersion[]; way: SpanWay };

/** Mends a span of an assignment. */
export function MendPost(props: { personId: string; mended: MendedPost; onClose: () => void }) {
  const { post, posts, way } = props.mended;
  const units = useQuery(unitsQuery(post.from ? { asOf: post.from } : {}));
  const grades = useQuery(gradesQuery());
  const params = { id: props.personId, versionId: post.versionId };
  const mended = (values: Fields): AssignmentVersion => ({
    ...post,
    ...placeOf(values),
    reason: values.reason ?? post.reason,
    unitName:
      values.unitId === post.unitId
        ? post.unitName
        : (units.data?.items.find(each => each.id === values.unitId)?.name ?? ''),
    gradeName: grades.data?.items.find(each => each.id === values.gradeId)?.name ?? '',
    managerName:
      values.managerPersonId === post.managerPersonId ? post.managerName : pickedName(values.managerPersonId ?? null),
  });
  return (
    <MendDialog<AssignmentVersion, Fields>
      noun="任职记录"
      summary={postTitle(post)}
      way={way}
      version={post}
      versions={posts}
      facts={postFacts}
      fields={
        <PlaceFields managerName={post.managerName} {...(post.from ? { on: post.from } : {})}>
          <Form.Item name="reason" label="事由">
            <Select options={Object.entries(assignmentReasonLabels).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
        </PlaceFields>
      }
      mended={mended}
      book={(done, values, on) =>
        done === 'rescind'
          ? call(rescindAssignment, { params })
          : done === 'move'
            ? call(moveAssignment, { params, body: { on } })
            : call(correctAssignment, { params, body: { ...placeOf(values), reason: values.reason } })
      }
      onClose={props.onClose}
    />
  );
}

const placeOf = (values: Fields) => ({
  unitId: values.unitId,
  postId: values.postId ?? null,
  postName: values.postName ?? '',
  gradeId: values.gradeId ?? null,
  managerPersonId: values.managerPersonId ?? null,
  workplace: values.workplace ?? '',
});
