import { CompressOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js';
import { useEffect, useRef, useState } from 'react';
import type { CaseDetail } from '#contract/case.ts';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';

type Canvas = {
  zoom(level: number | 'fit-viewport', center?: 'auto'): number;
  zoom(): number;
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
};
type Registry = { get(id: string): object | undefined };
type Viewer = NavigatedViewer;
const canvasOf = (viewer: Viewer) => viewer.get<Canvas>('canvas');

const marks = ['passed', 'standing', 'held', 'flows'] as const;
const legend = { passed: '已经过', standing: '当前环节', held: '出现异常' } as const;

/** A model that can be moved and zoomed; what was passed, where it stands and what is held are coloured. */
export function DiagramView({ diagram, tall }: { diagram: CaseDetail['diagram']; tall: boolean }) {
  const box = useRef<HTMLElement>(null);
  const viewer = useRef<Viewer | null>(null);
  const [drawn, setDrawn] = useState<'no' | 'yes' | 'failed'>('no');

  useEffect(() => {
    if (!box.current) return;
    const made = new NavigatedViewer({
      container: box.current,
      bpmnRenderer: {
        defaultFillColor: 'var(--drawn-fill)',
        defaultStrokeColor: 'var(--drawn-line)',
        defaultLabelColor: 'var(--ink)',
      },
      textRenderer: { defaultStyle: { fontFamily: 'inherit', fontSize: 12 } },
    });
    viewer.current = made;
    let isGone = false;
    setDrawn('no');
    made
      .importXML(diagram.xml)
      .then(() => {
        if (isGone) return;
        fit(made);
        setDrawn('yes');
      })
      .catch(() => {
        if (!isGone) setDrawn('failed');
      });
    return () => {
      isGone = true;
      viewer.current = null;
      made.destroy();
    };
  }, [diagram.xml]);

  useEffect(() => {
    const made = viewer.current;
    if (drawn !== 'yes' || !made) return;
    const canvas = canvasOf(made);
    const registry = made.get<Registry>('elementRegistry');
    const put = marks.flatMap(mark =>
      diagram[mark].filter(id => registry.get(id)).map(id => [id, `is-${mark}`] as const),
    );
    for (const [id, mark] of put) canvas.addMarker(id, mark);
    return () => {
      if (viewer.current !== made) return;
      for (const [id, mark] of put) canvas.removeMarker(id, mark);
    };
  }, [diagram, drawn]);

  const zoom = (by: number) => {
    const made = viewer.current;
    if (made) canvasOf(made).zoom(Math.min(4, Math.max(0.2, canvasOf(made).zoom() * by)), 'auto');
  };
  return (
    <div className={tall ? 'diagram diagram-tall' : 'diagram'}>
      <section ref={box} className="diagram-canvas" aria-label="流程图" />
      {drawn === 'failed' ? <Alert type="warning" showIcon title="这张流程图无法显示，不影响办理。" /> : null}
      <div className="diagram-tools">
        <ul className="diagram-legend" aria-label="图例">
          {(Object.keys(legend) as (keyof typeof legend)[])
            .filter(key => key !== 'held' || diagram.held.length > 0)
            .map(key => (
              <li key={key} className={`legend-${key}`}>
                {legend[key]}
              </li>
            ))}
        </ul>
        <Button size="small" type="text" icon={<ZoomOutOutlined />} aria-label="缩小" onClick={() => zoom(1 / 1.25)} />
        <Button size="small" type="text" icon={<ZoomInOutlined />} aria-label="放大" onClick={() => zoom(1.25)} />
        <Button
          size="small"
          type="text"
          icon={<CompressOutlined />}
          aria-label="适合窗口"
          onClick={() => viewer.current && fit(viewer.current)}
        />
      </div>
    </div>
  );
}

/** All of it in sight, but never larger than drawn. */
function fit(viewer: Viewer): void {
  const canvas = canvasOf(viewer);
  canvas.zoom('fit-viewport', 'auto');
  canvas.zoom(Math.min(1, canvas.zoom() * 0.94), 'auto');
}
