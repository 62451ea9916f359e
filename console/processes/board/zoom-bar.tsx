import { ExpandOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { fit } from './fit.ts';
import type { Board } from './parts.ts';

/** `covered`: what something covers of the left, in pixels. */
export function ZoomBar({ board, covered = 0 }: { board: Board; covered?: number }) {
  const zoom = (by: number) => {
    const canvas = board.get('canvas');
    canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * by)), 'auto');
  };
  return (
    <div className="board-zoom" role="toolbar" aria-label="缩放">
      <Button type="text" size="small" icon={<ZoomOutOutlined />} aria-label="缩小" onClick={() => zoom(1 / 1.25)} />
      <Button
        type="text"
        size="small"
        icon={<ExpandOutlined />}
        aria-label="显示全图"
        onClick={() => fit(board, covered)}
      />
      <Button type="text" size="small" icon={<ZoomInOutlined />} aria-label="放大" onClick={() => zoom(1.25)} />
    </div>
  );
}
