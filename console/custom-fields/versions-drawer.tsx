import { useMutation } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { call } from '#contract/call.ts';
import { readCustomSection, type WholeSection } from '#contract/custom-field.ts';
import type { FormDefinition } from '#contract/form-definition.ts';
import { Chip } from '../parts/chip.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';

/** Who saved what when; an older version can be taken up again. */
export function VersionsDrawer(props: {
  whole: WholeSection;
  onClose: () => void;
  onTake: (definition: FormDefinition) => void;
}) {
  const { whole } = props;
  const take = useMutation({
    mutationFn: (version: number) => call(readCustomSection, { params: { id: whole.id }, query: { version } }),
    onSuccess: taken => props.onTake(taken.definition),
  });
  return (
    <Drawer open size={520} title="版本" onClose={props.onClose}>
      <ProblemAlert error={take.error} />
      <ul className="cf-effect">
        {whole.versions.map(each => (
          <li key={each.number}>
            <strong>第 {each.number} 版</strong>{' '}
            {each.number === whole.version ? <Chip tone="success">生效中</Chip> : null}{' '}
            <span className="quiet small">
              {each.fields} 个字段 · {each.editedBy} · {instantText(each.editedAt)}
            </span>
            {each.note ? <p className="small">{each.note}</p> : null}
            {each.number === whole.version ? null : (
              <Button type="link" size="small" loading={take.isPending} onClick={() => take.mutate(each.number)}>
                取回这一版的字段
              </Button>
            )}
          </li>
        ))}
      </ul>
      {whole.gone.length > 0 ? (
        <>
          <h3>已停用的字段</h3>
          <ul className="cf-effect">
            {whole.gone.map((each, at) => (
              <li key={`${each.label} ${at.toString()}`}>
                {each.label}{' '}
                <span className="quiet small">
                  {each.kind} · {each.people} 人留有内容
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Drawer>
  );
}
