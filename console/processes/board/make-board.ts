import Modeler from 'bpmn-js/lib/Modeler.js';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './board.css';
import './bpmn-font.css';
import { processDescriptor } from '#contract/process-descriptor.ts';
import { KindColours } from './colours.ts';
import { ContextPad } from './context-pad.ts';
import { Labels } from './labels.ts';
import { Palette } from './palette.ts';
import type { Board } from './parts.ts';
import { inChinese } from './words-zh.ts';

const fontFamily = '"PingFang SC","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif';

const look = {
  bpmnRenderer: {
    defaultFillColor: 'var(--mark-fill, var(--board-fill))',
    defaultStrokeColor: 'var(--mark-line, var(--board-line))',
    defaultLabelColor: 'var(--mark-ink, var(--board-ink))',
  },
  textRenderer: {
    defaultStyle: { fontFamily, fontSize: 13, lineHeight: 1.35 },
    externalStyle: { fontSize: 12.5, lineHeight: 1.35 },
  },
};

const shared = {
  __init__: ['kindColours'],
  kindColours: ['type', KindColours],
  textRenderer: ['type', Labels],
  translate: ['value', inChinese],
};

function options(container: HTMLElement, modules: readonly object[]) {
  // The board changes what it is handed; each gets a copy of its own.
  const moddleExtensions = { renshi: structuredClone(processDescriptor) };
  return { container, ...structuredClone(look), moddleExtensions, additionalModules: [shared, ...modules] };
}

// The library's own types of these two lose what they extend.
type Made = new (options: object) => Board;
const [DrawingBoard, LookingBoard] = [Modeler, NavigatedViewer] as unknown as [Made, Made];

/** A board to draw on. */
export function makeModeler(container: HTMLElement): Board {
  const own = {
    __init__: ['ownContextPad'],
    paletteProvider: ['type', Palette],
    ownContextPad: ['type', ContextPad],
  };
  return new DrawingBoard(options(container, [own]));
}

/** A board to look at: it can be moved and zoomed. */
export function makeViewer(container: HTMLElement): Board {
  return new LookingBoard(options(container, []));
}
