import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Dropdown } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { readUnit, type Unit, type UnitVersion, unitKindLabels } from '#contract/organization.ts';
import { useSession } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import { DatedTag } from '../parts/dated-tag.tsx';
import { Gate } from '../parts/gate.tsx';
import { type Moment, momentKey, momentQuery } from '../parts/moment.ts';
import { instantText, spanText, today } from '../parts/when.ts';
import { countText, seesOthers } from './head-count.ts';
import { UnitForm, type UnitWay } from './unit-form.tsx';

type Editing = { way: UnitWay; version?: UnitVersion };

const countFacts = (unit: Unit): [string, string][] => [
  ['直属人数', countText(unit, 'direct')],
  ['含下级人数', countText(unit, 'total')],
];

/** One unit: how it stands at the moment, what it was and will be, and the names under which workbooks know it. */
export function UnitDrawer(props: { unitId: string; moment: Moment; onClose: () => void }) {
  const { moment } = props;
  const [editing, setEditing] = useState<Editing | null>(null);
  const counted = seesOthers(useSession());
  const unit = useQuery({
    queryKey: ['organization', 'unit', props.unitId, momentKey(moment)],
    queryFn: ({ signal }) => call(readUnit, { params: { id: props.unitId }, query: momentQuery(moment), signal }),
  });
  const current = unit.data?.current;
  const on = moment.asOf ?? today();
  // What was believed once is not for changing.
  const mayEdit = current?.mayEdit === true && !moment.knownAt;
  const versions = unit.data?.versions ?? [];
  const now = versions.find(each => each.versionId === current?.versionId) ?? versions.at(-1);
  const facts: [string, string | null | undefined][] = current
    ? [
        ['类型', unitKindLabels[current.kind]],
        ['编码', current.code],
        ['负责人', current.headName],
        ['法人主体', current.legalEntityName],
        ...(counted ? countFacts(current) : []),
      ]
    : [];
  return (
    <Drawer
      open
      size={620}
      title={current?.name ?? now?.name ?? '单位'}
      onClose={props.onClose}
      extra={
        mayEdit && now ? (
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
                {counted ? (
                  <div>
                    <Link to="/people" search={{ unitId: data.id }}>
                      查看这个单位现在的员工（含下级）
                    </Link>
                  </div>
                ) : null}
              </>
            ) : (
              <p className="quiet">这个单位{moment.asOf ? '这一天' : '今天'}不存在：尚未成立或已经撤销。</p>
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
                        <DatedTag from={each.from} until={null} on={on} />
                        {mayEdit ? (
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
          {...(moment.asOf ? { from: moment.asOf } : {})}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Drawer>
  );
}
