import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import type { FormDefinition } from '#contract/form-definition.ts';
import { ConditionInput } from './condition-input.tsx';
import { without } from './drawing.ts';
import { Line, Words } from './panel-lines.tsx';

/** Everything about one group of fields. */
export function SectionPanel(props: {
  definition: FormDefinition;
  at: number;
  onChange: (definition: FormDefinition, at: number | null) => void;
}) {
  const { definition, at } = props;
  const section = definition.sections[at];
  if (!section) return null;
  const set = (next: typeof section) =>
    props.onChange({ sections: definition.sections.map((each, i) => (i === at ? next : each)) }, at);
  const move = (to: number) => {
    const sections = definition.sections.filter((_, i) => i !== at);
    sections.splice(to, 0, section);
    props.onChange({ sections }, to);
  };
  return (
    <div className="draw-panel">
      <Words label="分组标题" value={section.title} onChange={title => set({ ...section, title })} />
      <Words
        label="说明"
        value={section.help ?? ''}
        isLong
        onChange={help => set(help ? { ...section, help } : without(section, 'help'))}
      />
      <Line label="何时显示">
        <Segmented
          size="small"
          aria-label="何时显示"
          value={section.visible === undefined ? 'always' : 'when'}
          options={[
            { value: 'always', label: '总是' },
            { value: 'when', label: '符合条件时' },
          ]}
          onChange={next => set(next === 'always' ? without(section, 'visible') : { ...section, visible: 'true' })}
        />
        {section.visible === undefined ? null : (
          <ConditionInput
            label="显示的条件"
            value={section.visible === 'true' ? '' : section.visible}
            definition={definition}
            onChange={visible => set({ ...section, visible: visible || 'true' })}
          />
        )}
      </Line>
      <div className="draw-two">
        <Button size="small" icon={<ArrowUpOutlined />} disabled={at === 0} onClick={() => move(at - 1)}>
          上移分组
        </Button>
        <Button
          size="small"
          icon={<ArrowDownOutlined />}
          disabled={at === definition.sections.length - 1}
          onClick={() => move(at + 1)}
        >
          下移分组
        </Button>
      </div>
      <Button
        size="small"
        danger
        icon={<DeleteOutlined />}
        disabled={definition.sections.length === 1}
        onClick={() => props.onChange({ sections: definition.sections.filter((_, i) => i !== at) }, null)}
      >
        删除分组和其中的 {section.fields.length} 个字段
      </Button>
    </div>
  );
}
