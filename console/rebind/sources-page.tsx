import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { phoneSources, putPhoneSources, putSocialNumbers } from '#contract/phone-binding.ts';
import { Page, PageHead } from '../parts/page-head.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { rebindsChanged } from './rebind-queries.ts';
import { blankRow, enteredSources, isBlank, lacks, rowsIn, type SourceKind, type SourceRow } from './source-rows.ts';
import './rebind.css';

const kinds: Record<SourceKind, string> = { phone: '手机号', social: '社保号' };
const rowsMost = 500;

/** What social security and the organisation department hold: typed line by line, or pasted from a spreadsheet. */
export function SourcesPage() {
  const { message } = App.useApp();
  const [kind, setKind] = useState<SourceKind>('phone');
  const [rows, setRows] = useState<SourceRow[]>(() => [blankRow(), blankRow(), blankRow()]);
  const [isTried, setTried] = useState(false);
  const filled = rows.filter(row => !isBlank(row));
  const send = useMutation({
    mutationFn: async (): Promise<{ written: number; unchanged?: number }> => {
      const common = (row: SourceRow) => ({
        personNumber: row.personNumber,
        ...(row.statedOn ? { statedOn: row.statedOn as never } : {}),
      });
      if (kind === 'social')
        return call(putSocialNumbers, { body: { items: filled.map(row => ({ ...common(row), number: row.value })) } });
      const items = filled.map(row => ({ ...common(row), source: row.source as 'social-insurance', phone: row.value }));
      return call(putPhoneSources, { body: { items } });
    },
    onSuccess: async reply => {
      const same = reply.unchanged ? `，${reply.unchanged} 条与原登记相同` : '';
      message.success(`已登记 ${reply.written} 条${same}`);
      reset(kind);
      await rebindsChanged();
    },
  });
  const reset = (next: SourceKind) => {
    setKind(next);
    setRows([blankRow(), blankRow(), blankRow()]);
    setTried(false);
    send.reset();
  };
  const set = (key: number, part: Partial<SourceRow>) =>
    setRows(before => before.map(row => (row.key === key ? { ...row, ...part } : row)));
  const paste = (text: string) => {
    const pasted = rowsIn(text, kind);
    setRows(before => [...before.filter(row => !isBlank(row)), ...pasted].slice(0, rowsMost));
  };
  const submit = () => {
    setTried(true);
    if (filled.length > 0 && filled.every(row => lacks(row, kind) === '')) send.mutate();
  };
  return (
    <Page>
      <PageHead
        title="登记各部门号码"
        note="同一部门对同一人的新登记取代旧登记，旧登记留作历史。人事的登记就是员工档案的联系方式，不在此录入。"
        actions={
          <Link to="/rebinds">
            <Button>返回手机号解绑</Button>
          </Link>
        }
      />
      <section className="panel" aria-label={`登记${kinds[kind]}`}>
        <header>
          <Segmented<SourceKind>
            value={kind}
            onChange={reset}
            options={(Object.keys(kinds) as SourceKind[]).map(key => ({ value: key, label: kinds[key] }))}
          />
          <span className="quiet small">从表格软件复制后，在任意一格粘贴，可一次填入多行。</span>
        </header>
        <div className="rebind-scroll">
          <table className="source-rows">
            <thead>
              <tr>
                {kind === 'phone' ? <th scope="col">部门</th> : null}
                <th scope="col">工号</th>
                <th scope="col">{kinds[kind]}</th>
                <th scope="col">登记日期（可空）</th>
                <th scope="col">
                  <span className="visually-hidden">删除</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => {
                const fault = isTried && !isBlank(row) ? lacks(row, kind) : '';
                const field = (name: 'personNumber' | 'value' | 'statedOn', label: string, placeholder = '') => (
                  <Input
                    value={row[name]}
                    onChange={event => set(row.key, { [name]: event.target.value.trim() })}
                    onPaste={event => {
                      const text = event.clipboardData.getData('text');
                      if (!/[\t\n]/.test(text.trim())) return;
                      event.preventDefault();
                      paste(text);
                    }}
                    maxLength={60}
                    placeholder={placeholder}
                    aria-label={`第 ${i + 1} 行${label}`}
                    status={fault ? 'error' : ''}
                  />
                );
                return (
                  <tr key={row.key}>
                    {kind === 'phone' ? (
                      <td className="source-department">
                        <Select
                          value={row.source || null}
                          onChange={source => set(row.key, { source })}
                          options={enteredSources.map(code => ({ value: code, label: phoneSources[code] }))}
                          placeholder="选择"
                          aria-label={`第 ${i + 1} 行部门`}
                          status={fault ? 'error' : ''}
                          style={{ width: '100%' }}
                        />
                      </td>
                    ) : null}
                    <td>{field('personNumber', '工号')}</td>
                    <td>
                      {field('value', kinds[kind])}
                      {fault ? (
                        <span className="rebind-fault" role="alert">
                          {fault}
                        </span>
                      ) : null}
                    </td>
                    <td>{field('statedOn', '登记日期', '2026-09-01')}</td>
                    <td className="source-drop">
                      <Button
                        type="text"
                        icon={<DeleteOutlined />}
                        aria-label={`删除第 ${i + 1} 行`}
                        onClick={() => setRows(before => before.filter(each => each.key !== row.key))}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        <footer className="source-foot">
          <ProblemAlert error={send.error} />
          <div className="row">
            <Button
              icon={<PlusOutlined />}
              disabled={rows.length >= rowsMost}
              onClick={() => setRows(before => [...before, blankRow()])}
            >
              添加一行
            </Button>
            <span className="push row">
              <span className="quiet small">有一条不对，就一条也不写入。</span>
              <Button type="primary" loading={send.isPending} disabled={filled.length === 0} onClick={submit}>
                {filled.length > 0 ? `登记 ${filled.length} 条` : '登记'}
              </Button>
            </span>
          </div>
        </footer>
      </section>
    </Page>
  );
}
