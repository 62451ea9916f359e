import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { checkFilled, type FormProblem, fillDefaults } from '#contract/form-check.ts';
import type { FormDefinition } from '#contract/form-definition.ts';
import { FormView } from '../parts/form/form-view.tsx';
import { keepNothing, madeUpPrefill } from '../parts/form/made-up.ts';

/** The form filled in for a try: nothing is kept. */
export function Trial({ definition }: { definition: FormDefinition }) {
  const [screen, setScreen] = useState<'pc' | 'phone'>('pc');
  const [data, setData] = useState<Record<string, unknown>>(() => fillDefaults(definition, {}, madeUpPrefill));
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [kept, setKept] = useState<Record<string, unknown> | null>(null);
  return (
    <div className="draw-trial">
      <div className="draw-trial-bar">
        <Segmented
          aria-label="按哪种屏幕预览"
          value={screen}
          options={[
            { value: 'pc', label: '电脑' },
            { value: 'phone', label: '手机宽度' },
          ]}
          onChange={setScreen}
        />
        <span className="quiet small">填写人以虚构的“张三”代替，什么都不会保存。</span>
      </div>
      <div className={screen === 'phone' ? 'draw-paper draw-paper-phone' : 'draw-paper'}>
        <FormView
          def={definition}
          data={data}
          prefill={madeUpPrefill}
          problems={problems}
          upload={keepNothing}
          narrow={screen === 'phone'}
          onChange={next => {
            setData(next);
            if (kept !== null || problems.length > 0)
              setProblems(checkFilled(definition, next, madeUpPrefill).problems);
          }}
        />
        <div className="draw-trial-foot">
          <Button
            type="primary"
            onClick={() => {
              const read = checkFilled(definition, data, madeUpPrefill);
              setProblems(read.problems);
              setKept(read.data);
            }}
          >
            试提交
          </Button>
          <Button
            onClick={() => {
              setData(fillDefaults(definition, {}, madeUpPrefill));
              setProblems([]);
              setKept(null);
            }}
          >
            重填
          </Button>
        </div>
      </div>
      {kept ? (
        <section className="draw-kept" aria-label="试提交的结果" role="status">
          <h3>{problems.length > 0 ? `有 ${problems.length} 处需要改正` : '可以提交。流程会收到：'}</h3>
          {problems.length > 0 ? (
            <ul>
              {problems.map(each => (
                <li key={each.path + each.zh} className="fill-wrong">
                  {each.zh}
                </li>
              ))}
            </ul>
          ) : (
            <pre>{JSON.stringify(kept, null, 2)}</pre>
          )}
        </section>
      ) : null}
    </div>
  );
}
