import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { call } from '#contract/call.ts';
import {
  certificateKindLabels,
  certificateKinds,
  certificateLanguageLabels,
  certificateLanguages,
  englishNames,
} from '#contract/certificate.ts';
import { readArchive } from '#contract/person.ts';
import { DayField } from '../parts/day-field.tsx';
import { PersonSelect } from '../parts/person-select.tsx';
import { spanText } from '../parts/when.ts';
import type { AskDraft } from './ask-draft.ts';

export function AskFields({ told }: { told: AskDraft | undefined }) {
  const isLeaving = told?.kind === 'leaving';
  return (
    <>
      <Form.Item name="personId" label="为谁开具">
        <PersonSelect />
      </Form.Item>
      <Form.Item name="kind" label="种类">
        <Select options={certificateKinds.map(value => ({ value, label: certificateKindLabels[value] }))} />
      </Form.Item>
      {told?.personId ? <EmploymentField personId={told.personId} /> : null}
      {isLeaving ? null : (
        <Form.Item name="language" label="语言">
          <Select options={certificateLanguages.map(value => ({ value, label: certificateLanguageLabels[value] }))} />
        </Form.Item>
      )}
      <Form.Item name="addressee" label="致送对象（可不填）">
        <Input maxLength={60} placeholder={told?.language === 'en' ? 'Embassy of …' : '如：某银行股份有限公司'} />
      </Form.Item>
      <Form.Item name="purpose" label="用途（可不填）">
        <Input maxLength={60} placeholder={told?.language === 'en' ? 'a visa application' : '如：办理住房贷款'} />
      </Form.Item>
      {isLeaving ? <LeavingFields isOpenEnded={told?.isOpenEnded === true} /> : null}
      {!isLeaving && told?.language === 'en'
        ? Object.entries(englishNames).map(([name, label]) => (
            <Form.Item key={name} name={['english', name]} label={`${label}（英文）`}>
              <Input
                maxLength={120}
                lang="en"
                placeholder={name === 'name' ? '留空用拼音，护照写法不同请填写' : '留空用上次填过的，没有则用拼音'}
              />
            </Form.Item>
          ))
        : null}
    </>
  );
}

/** Asked only of somebody who has more than one. */
function EmploymentField({ personId }: { personId: string }) {
  const archive = useQuery({
    queryKey: ['people', personId, 'archive', 'for-certificate'],
    queryFn: ({ signal }) => call(readArchive, { params: { id: personId }, signal }),
  });
  const employments = archive.data?.employments ?? [];
  if (employments.length < 2) return null;
  return (
    <Form.Item name="employmentId" label="为哪一段雇佣关系">
      <Select
        allowClear
        placeholder="只有一段符合时可不选"
        options={employments.map(({ employmentId, versions }) => ({
          value: employmentId,
          label: `${versions.at(-1)?.number ?? ''} ${spanText(versions[0]?.from ?? null, versions.at(-1)?.until ?? null)}`,
        }))}
      />
    </Form.Item>
  );
}

function LeavingFields({ isOpenEnded }: { isOpenEnded: boolean }) {
  return (
    <>
      <Form.Item name="contractFrom" label="劳动合同起始日期">
        <DayField />
      </Form.Item>
      <Form.Item name="isOpenEnded" valuePropName="checked">
        <Checkbox>无固定期限</Checkbox>
      </Form.Item>
      {isOpenEnded ? null : (
        <Form.Item name="contractUntil" label="劳动合同终止日期">
          <DayField />
        </Form.Item>
      )}
      <Form.Item name="ending" label="解除还是终止">
        <Select
          allowClear
          placeholder="不区分"
          options={[
            { value: 'dissolved', label: '解除' },
            { value: 'expired', label: '终止' },
          ]}
        />
      </Form.Item>
    </>
  );
}
