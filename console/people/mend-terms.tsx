import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { call } from '#contract/call.ts';
import type { EmploymentVersion } from '#contract/employment.ts';
import { correctTerms, moveTerms, rescindTerms } from '#contract/employment-mend.ts';
import { CodeSelect } from '../parts/code-select.tsx';
import { useCodeLabel } from '../parts/codes.ts';
import { DayField } from '../parts/day-field.tsx';
import { legalEntitiesQuery } from '../parts/units.ts';
import { MendDialog } from './mend-dialog.tsx';
import { termsFacts, termsStatusLabels, termsTitle } from './span-facts.ts';
import type { SpanWay } from './span-menu.tsx';

type Fields = {
  kind: string;
  number?: string;
  legalEntityId?: string | null;
  hiredOn?: string | null;
  confirmedOn?: string | null;
  status: EmploymentVersion['status'];
  leavingReason?: string;
};
export type MendedTerms = { terms: EmploymentVersion; versions: readonly EmploymentVersion[]; way: SpanWay };

/** Mends a span of an employment's terms. */
export function MendTerms(props: { personId: string; mended: MendedTerms; onClose: () => void }) {
  const { terms, versions, way } = props.mended;
  const entities = useQuery(legalEntitiesQuery(terms.from ? { asOf: terms.from } : {}));
  const label = useCodeLabel('employment');
  const params = { id: props.personId, versionId: terms.versionId };
  const choices = (entities.data?.items ?? []).map(each => ({
    value: each.id,
    label: each.name,
    short: each.shortName || each.name,
  }));
  const mended = (values: Fields): EmploymentVersion => ({
    ...terms,
    ...valuesOf(values),
    legalEntityName:
      values.legalEntityId === terms.legalEntityId
        ? terms.legalEntityName
        : (choices.find(each => each.value === values.legalEntityId)?.short ?? ''),
    leavingReason: values.leavingReason ?? terms.leavingReason,
  });
  const isLast = terms.until !== null && versions.at(-1)?.versionId === terms.versionId;
  return (
    <MendDialog<EmploymentVersion, Fields>
      noun="劳动关系记录"
      summary={termsTitle(terms, label)}
      way={way}
      version={terms}
      versions={versions}
      facts={each => termsFacts(each, label)}
      fields={
        <div className="form-grid">
          <Form.Item name="kind" label="用工形式" rules={[{ required: true, message: '请选择用工形式' }]}>
            <CodeSelect set="employment" />
          </Form.Item>
          <Form.Item name="legalEntityId" label="签约法人主体">
            <Select allowClear placeholder="随所在单位" options={choices} />
          </Form.Item>
          <Form.Item name="number" label="工号">
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="status" label="状态">
            <Select options={Object.entries(termsStatusLabels).map(([value, text]) => ({ value, label: text }))} />
          </Form.Item>
          <Form.Item name="hiredOn" label="入职日期">
            <DayField />
          </Form.Item>
          <Form.Item name="confirmedOn" label="转正日期">
            <DayField />
          </Form.Item>
          {isLast ? (
            <Form.Item name="leavingReason" label="离职原因">
              <Input maxLength={500} />
            </Form.Item>
          ) : null}
        </div>
      }
      mended={mended}
      book={(done, values, on) =>
        done === 'rescind'
          ? call(rescindTerms, { params })
          : done === 'move'
            ? call(moveTerms, { params, body: { on } })
            : call(correctTerms, {
                params,
                body: { ...valuesOf(values), ...(isLast ? { leavingReason: values.leavingReason ?? '' } : {}) },
              })
      }
      onClose={props.onClose}
    />
  );
}

const valuesOf = (values: Fields) => ({
  kind: values.kind,
  number: values.number ?? '',
  legalEntityId: values.legalEntityId ?? null,
  hiredOn: values.hiredOn ?? null,
  confirmedOn: values.confirmedOn ?? null,
  status: values.status,
});
