import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Dropdown } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { readUnit, type UnitVersion, unitKindLabels } from '#contract/organization.ts';
import { Chip } from '../parts/chip.tsx';
import { DatedTag } from '../parts/dated-tag.tsx';
import { Gate } from '../parts/gate.tsx';
import { instantText, spanText, today } from '../parts/when.ts';
import { UnitForm, type UnitWay } from './unit-form.tsx';

type Editing = { way: UnitWay; version?: UnitVersion };

/** One unit: how it stands today, what it was and will be, and the names under which workbooks know it. */
export function UnitDrawer(props: { unitId: string; onClose: () => void; onOpen: (unitId: string) => void }) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const unit = useQuery({
    queryKey: ['organization', 'unit', props.unitId],
    queryFn: ({ signal }) => call(readUnit, { params: { id: props.unitId }, signal }),
  });
  const current = unit.data?.current;
  const versions = unit.data?.versions ?? [];
  const now = versions.find(each => each.versionId === current?.versionId) ?? versions.at(-1);
  const facts: [string, string | null | undefined][] = current
    ? [
        ['类型', unitKindLabels[current.kind]],
        ['编码', current.code],
        ['负责人', current.headName],
        ['法人主体', current.legalEntityName],
        ['直属人数', current.headCount.direct.toLocaleString('zh-CN')],
        ['含下级人数', current.headCount.total.toLocaleString('zh-CN')],
      ]
    : [];
  return (
    <Drawer
      open
      size={620}
      title={current?.name ?? now?.name ?? '单位'}
      onClose={props.onClose}
      extra={
        current?.mayEdit && now ? (
          <span className="row">
            <Button onClick={() => setEditing({ way: 'create' })}>新建下级</Button>
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  { key: 'change', label: '从某日起变更（改名、调整上级、换负责人）' },
                  { key: 'correct', label: '更正录入错误' },
                  { key: 'close', label: '撤销单位', danger: true },
                ],
                onClick: ({ key }) => setEditing({ way: key as UnitWay, version: now }),
              }}
            >
              <Button type="primary">修改</Button>
            </Dropdown>
          </span>
        ) : null
      }
    >
      <Gate query={unit}>
        {data => (
          <div className="stack">
            {current ? (
              <>
                <p className="quiet">{current.path.join(' / ')}</p>
                <dl className="facts">
                  {facts.map(([label, value]) => (
                    <div key={label}>
                      <dt>{label}</dt>
                      <dd>{value || '—'}</dd>
                    </div>
                  ))}
                </dl>
                <div>
                  <Link to="/people" search={{ unitId: data.id }}>
                    查看这个单位的员工（含下级）
                  </Link>
                </div>
              </>
            ) : (
              <p className="quiet">这个单位今天不存在：尚未成立或已经撤销。</p>
            )}
            <section className="panel" aria-label="历次变更">
              <header>
                <h2>历次变更</h2>
              </header>
              <ul className="entries">
                {[...data.versions]
                  .sort((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))
                  .map(each => (
                    <li key={each.versionId}>
                      <div className="row wrap">
                        <strong>{spanText(each.from, each.until)}</strong>
                        <DatedTag from={each.from} until={null} on={today()} />
                        {current?.mayEdit ? (
                          <span className="push">
                            <Button
                              type="text"
                              size="small"
                              onClick={() => setEditing({ way: 'correct', version: each })}
                              aria-label={`更正 ${spanText(each.from, each.until)} 的记录`}
                            >
                              更正
                            </Button>
                            <Button
                              type="text"
                              size="small"
                              danger
                              onClick={() => setEditing({ way: 'rescind', version: each })}
                              aria-label={`撤销 ${spanText(each.from, each.until)} 的变更`}
                            >
                              撤销
                            </Button>
                          </span>
                        ) : null}
                      </div>
                      <p className="small">
                        {each.name}，{unitKindLabels[each.kind]}
                        {each.parentName ? `，上级：${each.parentName}` : ''}
                        {each.headName ? `，负责人：${each.headName}` : ''}
                      </p>
                      <p className="quiet small">{instantText(each.recordedAt)} 登记</p>
                    </li>
                  ))}
              </ul>
            </section>
            <section className="panel" aria-label="别名">
              <header>
                <h2>别名</h2>
                <span className="quiet small">导入花名册时，写成这些名称也会认作本单位。</span>
              </header>
              <div className="body row wrap">
                {data.aliases.length === 0 ? <span className="quiet small">没有别名</span> : null}
                {data.aliases.map(each => (
                  <Chip key={each.id}>{each.alias}</Chip>
                ))}
              </div>
            </section>
          </div>
        )}
      </Gate>
      {editing ? (
        <UnitForm
          way={editing.way}
          unitId={props.unitId}
          {...(editing.version ? { version: editing.version } : {})}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Drawer>
  );
}
