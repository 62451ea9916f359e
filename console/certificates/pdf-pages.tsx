import { useEffect, useRef, useState } from 'react';

/**
 * A PDF drawn in the page. Glyphs are drawn as outlines, since the content policy lets no font in from a document; `text` is what it says,
 * for those who do not see it.
 */
export function PdfPages({ bytes, text }: { bytes: Uint8Array; text: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [fault, setFault] = useState(false);
  useEffect(() => {
    let isLeft = false;
    let end = () => {};
    const draw = async () => {
      const [pdf, { default: Worker }] = await Promise.all([
        import('pdfjs-dist'),
        import('pdfjs-dist/build/pdf.worker.min.mjs?worker'),
      ]);
      if (isLeft) return;
      const port = new Worker();
      const worker = pdf.PDFWorker.create({ port });
      // The library takes the bytes away with it.
      const task = pdf.getDocument({ data: bytes.slice(), worker, disableFontFace: true, isEvalSupported: false });
      end = () => {
        void task.destroy().finally(() => {
          worker.destroy();
          port.terminate();
        });
      };
      const document = await task.promise;
      const drawn: HTMLCanvasElement[] = [];
      for (let n = 1; n <= document.numPages && !isLeft; n++) {
        const page = await document.getPage(n);
        const viewport = page.getViewport({ scale: 1.1 * Math.min(2, window.devicePixelRatio || 1) });
        const canvas = window.document.createElement('canvas');
        canvas.width = viewport.width;
        canvas.height = viewport.height;
        await page.render({ canvas, viewport }).promise;
        drawn.push(canvas);
      }
      if (!isLeft) place.current?.replaceChildren(...drawn);
    };
    setFault(false);
    draw().catch(() => {
      if (!isLeft) setFault(true);
    });
    return () => {
      isLeft = true;
      end();
    };
  }, [bytes]);
  if (fault) return <p className="quiet">浏览器画不出这份文件，请下载后打开。</p>;
  return <div ref={place} className="pdf-pages" role="img" aria-label={text} />;
}
