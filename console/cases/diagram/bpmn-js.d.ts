/** What is used of the drawing program; its own declarations don't hold under this module resolution. */
declare module 'bpmn-js/lib/NavigatedViewer.js' {
  export default class NavigatedViewer {
    constructor(options: {
      container: HTMLElement;
      bpmnRenderer?: { defaultFillColor?: string; defaultStrokeColor?: string; defaultLabelColor?: string };
      textRenderer?: { defaultStyle?: { fontFamily?: string; fontSize?: number } };
    });
    importXML(xml: string): Promise<{ warnings: unknown[] }>;
    get<T>(service: string): T;
    destroy(): void;
  }
}
