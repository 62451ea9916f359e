import { call } from '#contract/call.ts';
import {
  cancelLeaving,
  changeTerms,
  endSecondPost,
  goOnLeave,
  type Hiring,
  hire,
  leaveCompany,
  promote,
  rehire,
  returnFromLeave,
  takeSecondPost,
  transfer,
} from '#contract/employment.ts';
import type { EmploymentAct } from './employment-acts.ts';
import type { Standing } from './standing.ts';

export type ActForm = {
  on?: string;
  lastDay?: string | null;
  reason?: string;
  leavingReason?: string;
  entryId?: string | undefined;
  unitId?: string;
  postId?: string | null;
  postName?: string;
  gradeId?: string | null;
  managerPersonId?: string | null;
  workplace?: string;
  kind?: string;
  number?: string;
  legalEntityId?: string;
  confirmedOn?: string | null;
};

const given = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as Partial<T>;

/** Where the form differs from where somebody stands: only that is changed. */
function moved(form: ActForm, from: Standing['primary']) {
  const keys = ['unitId', 'postId', 'postName', 'gradeId', 'managerPersonId', 'workplace'] as const;
  return Object.fromEntries(
    keys.flatMap(key => {
      const value = form[key] ?? (key === 'postName' || key === 'workplace' ? '' : null);
      return value === (from?.[key] ?? null) ? [] : [[key, value]];
    }),
  );
}

/** Books the event. Throws ProblemError when the server refuses. */
export async function bookAct(id: string, act: EmploymentAct, standing: Standing, form: ActForm): Promise<void> {
  const params = { id };
  const on = form.on ?? '';
  const employmentId = standing.employment?.employmentId;
  const mine = employmentId ? { employmentId } : {};
  const { unitId = '', postId, postName, gradeId, managerPersonId, workplace } = form;
  const place = { unitId, ...given({ postId, postName, gradeId, managerPersonId, workplace }) };
  const terms = given({
    kind: form.kind,
    number: form.number,
    legalEntityId: form.legalEntityId,
    confirmedOn: form.confirmedOn,
  });
  switch (act) {
    case 'hire':
      await call(hire, { params, body: { on, ...place, ...terms } as Hiring });
      return;
    case 'rehire':
      await call(rehire, { params, body: { on, ...place, ...terms } as Hiring });
      return;
    case 'transfer': {
      const reason = form.reason === 'reorganisation' ? 'reorganisation' : 'transfer';
      await call(transfer, {
        params,
        body: { ...mine, on, reason, keepLater: true, ...moved(form, standing.primary) },
      });
      return;
    }
    case 'promote': {
      const reason = form.reason === 'demotion' ? 'demotion' : 'promotion';
      await call(promote, { params, body: { ...mine, on, reason, keepLater: true, ...moved(form, standing.primary) } });
      return;
    }
    case 'second-post':
      await call(takeSecondPost, {
        params,
        body: { ...mine, on, lastDay: form.lastDay ?? null, ...(place as { unitId: string }) },
      });
      return;
    case 'end-second-post':
      await call(endSecondPost, { params, body: { entryId: form.entryId ?? '', lastDay: form.lastDay ?? '' } });
      return;
    case 'terms':
      await call(changeTerms, { params, body: { ...mine, on, ...(terms as Record<string, string>) } });
      return;
    case 'leave-of-absence':
      await call(goOnLeave, { params, body: { ...mine, on, lastDay: form.lastDay ?? null } });
      return;
    case 'return':
      await call(returnFromLeave, { params, body: { ...mine, on } });
      return;
    case 'leave':
      await call(leaveCompany, {
        params,
        body: { ...mine, lastDay: form.lastDay ?? '', ...(form.leavingReason ? { reason: form.leavingReason } : {}) },
      });
      return;
    case 'cancel-leaving':
      await call(cancelLeaving, { params, body: { employmentId: employmentId ?? '' } });
  }
}
