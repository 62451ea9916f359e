import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import type { StartableProcess } from '#contract/process.ts';
import { useSession } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { draftedProcesses } from './start-draft.ts';
import { StartForm } from './start-form.tsx';
import { StartNow } from './start-now.tsx';
import { startableQuery } from './work-queries.ts';
import './cases.css';

/** All that the reader may begin, and the beginning of one. */
export function StartPage() {
  const { process } = useSearch({ from: '/shell/start' });
  const startable = useQuery(startableQuery);
  return (
    <Page>
      <Gate query={startable}>
        {({ items }) => {
          const chosen = items.find(each => each.key === process);
          if (chosen?.form) return <StartForm key={chosen.key} process={chosen} formKey={chosen.form} />;
          return <Choose items={items} asked={chosen ?? null} missing={process !== undefined && !chosen} />;
        }}
      </Gate>
    </Page>
  );
}

function Choose(props: { items: StartableProcess[]; asked: StartableProcess | null; missing: boolean }) {
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const account = useSession()?.accountId ?? '';
  const drafted = draftedProcesses(account);
  const fits = props.items.filter(each => `${each.name} ${each.category} ${each.help}`.includes(text.trim()));
  const categories = [...new Set(fits.map(each => each.category || '其他'))];
  return (
    <>
      <PageHead
        title="发起"
        note="选一件要办的事。提交后由谁办理、何时到期，都能在“事项”里看到。"
        actions={
          <Input.Search
            value={text}
            onChange={event => setText(event.target.value)}
            allowClear
            placeholder="搜索"
            aria-label="搜索可发起的流程"
            style={{ width: 220 }}
          />
        }
      />
      {props.missing ? (
        <p className="start-missing" role="alert">
          没有这个流程，或您不能发起它。可以从下面选择，或联系人事部门。
        </p>
      ) : null}
      {fits.length === 0 ? (
        <section className="panel">
          <EmptyState title={text ? '没有找到' : '还没有可以发起的流程'}>
            {text ? '换一个词试试。' : '流程启用后会出现在这里。'}
          </EmptyState>
        </section>
      ) : (
        <div className="start-groups">
          {categories.map(category => (
            <section key={category} className="start-group" aria-label={category}>
              <h2>{category}</h2>
              <ul className="start-cards">
                {fits
                  .filter(each => (each.category || '其他') === category)
                  .map(each => (
                    <li key={each.key}>
                      <Link to="/start" search={{ process: each.key }} className="start-card">
                        <span className="row">
                          <strong>{each.name}</strong>
                          {drafted.has(each.key) ? <Chip tone="info">有草稿</Chip> : null}
                        </span>
                        <span className="start-help">
                          {each.help || (each.form ? '填写表单后提交。' : '无需填写，确认即可发起。')}
                        </span>
                      </Link>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </div>
      )}
      {props.asked ? <StartNow process={props.asked} onClose={() => navigate({ to: '/start', search: {} })} /> : null}
    </>
  );
}
