import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { FormVersion, WholeForm } from '#contract/form.ts';
import type { FormDefinition } from '#contract/form-definition.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { instantText } from '../parts/when.ts';
import { formQuery } from './form-queries.ts';
import { Trial } from './trial.tsx';

const states = { draft: ['草稿', 'warning'], 'in-force': ['启用中', 'success'], retired: ['已停用', 'quiet'] } as const;

/** The versions of a form, newest first; each can be looked at and taken as the draft to go on from. */
export function VersionsDrawer(props: {
  whole: WholeForm;
  onClose: () => void;
  onTake: ((definition: FormDefinition) => void) | null;
}) {
  const [shown, setShown] = useState<number | null>(null);
  return (
    <Drawer open title="版本" size={720} onClose={props.onClose}>
      <ul className="draw-versions">
        {props.whole.versions.map(each => (
          <li key={each.number}>
            <VersionLine version={each} />
            <Button
              size="small"
              onClick={() => setShown(shown === each.number ? null : each.number)}
              aria-expanded={shown === each.number}
            >
              {shown === each.number ? '收起' : '查看'}
            </Button>
            {shown === each.number ? (
              <Shown formKey={props.whole.key} number={each.number} onTake={props.onTake} />
            ) : null}
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

function VersionLine({ version }: { version: FormVersion }) {
  const [label, tone] = states[version.state];
  return (
    <div>
      <strong>第 {version.number} 版</strong> <Chip tone={tone}>{label}</Chip>
      <p className="quiet small">
        {version.editedBy} {instantText(version.editedAt)} 保存
        {version.putInForceAt ? `；${version.putInForceBy} ${instantText(version.putInForceAt)} 启用` : ''}
        {version.note ? `；${version.note}` : ''}
      </p>
    </div>
  );
}

function Shown(props: { formKey: string; number: number; onTake: ((definition: FormDefinition) => void) | null }) {
  const query = useQuery(formQuery(props.formKey, props.number));
  return (
    <Gate query={query}>
      {form => (
        <div className="draw-version">
          {props.onTake ? (
            <Button size="small" onClick={() => props.onTake?.(form.definition)}>
              以这一版为草稿继续修改
            </Button>
          ) : null}
          <Trial definition={form.definition} />
        </div>
      )}
    </Gate>
  );
}
