import { fileURLToPath } from 'node:url';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';

const faces = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const;
const registered = new Set<string>();

/** A sheet of paper under way: it draws texts and remembers them, so that what is read can be held against what was written. */
export type Sheet = {
  readonly canvas: Canvas;
  readonly pen: SKRSContext2D;
  readonly texts: string[];
  /** Draws from the left edge at the baseline; gives the width in pixels. */
  write(text: string, x: number, y: number, size: number, look?: { color?: string; bold?: boolean }): number;
  /** Draws centred around x. */
  centre(text: string, x: number, y: number, size: number, look?: { color?: string; bold?: boolean }): void;
  rule(x1: number, y1: number, x2: number, y2: number): void;
};

export function newSheet(width: number, height: number, paper: string): Sheet {
  for (const [name, file] of Object.entries(faces))
    if (!registered.has(name)) {
      GlobalFonts.registerFromPath(fileURLToPath(import.meta.resolve(file)), `paper-${name}`);
      registered.add(name);
    }
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = paper;
  pen.fillRect(0, 0, width, height);
  const texts: string[] = [];
  const set = (size: number, look: { color?: string; bold?: boolean } = {}) => {
    pen.font = `${size}px paper-${look.bold ? 'bold' : 'regular'}`;
    pen.fillStyle = look.color ?? '#141414';
  };
  const draw = (text: string, x: number, y: number) => {
    if (text.trim() !== '') texts.push(text);
    pen.fillText(text, x, y);
  };
  return {
    canvas,
    pen,
    texts,
    write(text, x, y, size, look) {
      set(size, look);
      draw(text, x, y);
      return pen.measureText(text).width;
    },
    centre(text, x, y, size, look) {
      set(size, look);
      draw(text, x - pen.measureText(text).width / 2, y);
    },
    rule(x1, y1, x2, y2) {
      pen.strokeStyle = '#222';
      pen.lineWidth = 2;
      pen.beginPath();
      pen.moveTo(x1, y1);
      pen.lineTo(x2, y2);
      pen.stroke();
    },
  };
}

/** The text in lines that are at most `width` characters wide. */
export function folded(text: string, width: number): string[] {
  const characters = [...text];
  const lines: string[] = [];
  for (let at = 0; at < characters.length; at += width) lines.push(characters.slice(at, at + width).join(''));
  return lines;
}
