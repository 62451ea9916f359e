import TextRenderer from 'bpmn-js/lib/draw/TextRenderer.js';

type Style = { readonly fontSize?: number };
type Options = { readonly box?: { readonly width: number }; readonly align?: string; readonly style?: Style };
type Renderer = { createText(text: string, options: Options): SVGElement; getExternalStyle(): Style };

/** Room for a label beside its element, which other modellers measure for Latin letters: seven or eight Chinese ones. */
const roomy = 100;

/** Draws a label that stands outside of its element at least `roomy` wide around the same middle, so that short ones don't break. */
export function Labels(this: Renderer, config: object): void {
  (TextRenderer as unknown as (this: Renderer, config: object) => void).call(this, config);
  const create = this.createText.bind(this);
  const isOutside = ({ box, align, style }: Options) =>
    box !== undefined &&
    box.width < roomy &&
    (align ?? 'center-top') === 'center-top' &&
    style?.fontSize === this.getExternalStyle().fontSize;
  this.createText = (text, options) => {
    if (!options.box || !isOutside(options)) return create(text, options);
    const made = create(text, { ...options, box: { ...options.box, width: roomy } });
    made.setAttribute('transform', `translate(${(options.box.width - roomy) / 2}, 0)`);
    return made;
  };
}
Labels.$inject = ['config.textRenderer'];
