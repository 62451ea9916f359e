import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { call } from '#contract/call.ts';
import { startCase } from '#contract/case.ts';
import type { WholeForm } from '#contract/form.ts';
import { type FormProblem, fillDefaults, sensitiveIn } from '#contract/form-check.ts';
import { type FormPrefill, fieldsOf } from '#contract/form-definition.ts';
import type { StartableProcess } from '#contract/process.ts';
import { useSession } from '../app/session.ts';
import { Gate } from '../parts/gate.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { agoText } from '../parts/when.ts';
import { EditForm, faultsIn, formQuery, prefillQuery, problemsOf } from './case-form.tsx';
import { dropStartDraft, keepStartDraft, readStartDraft } from './start-draft.ts';
import { workChanged } from './work-queries.ts';

/** Filling in what begins a case. */
export function StartForm({ process, formKey }: { process: StartableProcess; formKey: string }) {
  const form = useQuery(formQuery(formKey));
  const prefill = useQuery(prefillQuery(formKey));
  return (
    <>
      <PageHead
        title={process.name}
        note={process.help}
        actions={
          <Link to="/start" search={{}}>
            <Button>返回</Button>
          </Link>
        }
      />
      <Gate query={form}>
        {whole => <Gate query={prefill}>{known => <Filling process={process} form={whole} prefill={known} />}</Gate>}
      </Gate>
    </>
  );
}

/** What was typed is kept in this browser until it is sent or thrown away. */
function Filling({ process, form, prefill }: { process: StartableProcess; form: WholeForm; prefill: FormPrefill }) {
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const account = useSession()?.accountId ?? '';
  const [kept] = useState(() => readStartDraft(account, process.key));
  const [data, setData] = useState(() => fillDefaults(form.definition, kept?.data ?? {}, prefill));
  const [faults, setFaults] = useState<readonly FormProblem[]>([]);
  const isTouched = useRef(false);
  const start = useMutation({
    mutationFn: () => call(startCase, { body: { process: process.key, data } }),
    onSuccess: ({ id, number }) => {
      isTouched.current = false;
      dropStartDraft(account, process.key);
      message.success(`已提交，编号 ${number}`);
      void workChanged();
      void navigate({ to: '/cases/$caseId', params: { caseId: id } });
    },
  });
  useEffect(() => {
    const numbers = fieldsOf(form.definition).filter(each => each.kind === 'identity');
    const secret = [...numbers.map(each => each.code), ...sensitiveIn(form.definition, data)];
    const timer = setTimeout(() => {
      if (isTouched.current) keepStartDraft(account, process.key, data, secret);
    }, 500);
    return () => clearTimeout(timer);
  }, [data, account, process.key, form.definition]);
  const throwAway = () =>
    modal.confirm({
      title: '放弃已填写的内容？',
      okText: '放弃',
      okButtonProps: { danger: true },
      onOk: () => {
        isTouched.current = false;
        dropStartDraft(account, process.key);
        void navigate({ to: '/start', search: {} });
      },
    });
  const send = () => {
    const found = faultsIn(form, data, prefill);
    setFaults(found);
    if (found.length === 0) start.mutate();
  };
  return (
    <form
      className="panel start-form"
      aria-label={process.name}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      <div className="body stack">
        {kept ? (
          <p className="start-kept small" role="status">
            已恢复{agoText(new Date(kept.at).toISOString())}填写的草稿。
          </p>
        ) : null}
        {form.help ? <p className="quiet">{form.help}</p> : null}
        <EditForm
          form={form}
          data={data}
          prefill={prefill}
          problems={[...faults, ...problemsOf(start.error)]}
          onChange={next => {
            isTouched.current = true;
            setData(next);
            setFaults([]);
            if (start.isError) start.reset();
          }}
        />
        {faults.length > 0 ? (
          <p className="field-fault" role="alert">
            有 {faults.length} 处需要改正，已在相应的栏目下注明。
          </p>
        ) : null}
        <ProblemAlert error={start.error} />
        <div className="row wrap">
          <Button type="primary" htmlType="submit" loading={start.isPending}>
            提交
          </Button>
          <Button onClick={throwAway}>放弃</Button>
          <span className="quiet small">填写的内容自动存为本机草稿（证件号码除外），14 天内可以接着填。</span>
        </div>
      </div>
    </form>
  );
}
