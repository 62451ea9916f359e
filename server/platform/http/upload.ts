import type { FastifyRequest } from 'fastify';
import { Refusal } from '#kernel/refusal.ts';
import { refuse } from './problem.ts';
import type { UploadedFile } from './route.ts';
import { pointed } from './wrong-fields.ts';

/** The one field of a form that uploads. */
const fileField = 'file';

/**
 * The file of a multipart form: one, in the field `file`, and nothing beside it. Whoever sends more would otherwise believe that all of
 * it was taken.
 */
export async function uploadOf(request: FastifyRequest): Promise<UploadedFile> {
  if (!request.isMultipart()) throw refuse['file-missing']();
  let taken: UploadedFile | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type !== 'file' || part.fieldname !== fileField)
        throw refuse['field-unknown']({ name: part.fieldname.slice(0, 60), field: `/body/${pointed(part.fieldname)}` });
      if (taken) throw refuse['one-file-only']({ field: `/body/${fileField}` });
      taken = { name: part.filename, mediaType: part.mimetype, bytes: await part.toBuffer() };
    }
  } catch (fault) {
    // What is still to come is read and thrown away, or the sender would wait for us and never see the answer.
    request.raw.unpipe();
    request.raw.resume();
    if (fault instanceof Refusal) throw fault;
    const { code, statusCode } = fault as { code?: string; statusCode?: number };
    if (code === 'FST_FILES_LIMIT') throw refuse['one-file-only']({ field: `/body/${fileField}` });
    // A form without a boundary, or that ends too early (a connection that broke): the parser's errors have no status.
    throw statusCode ? fault : refuse.malformed();
  }
  if (!taken) throw refuse['file-missing']({ field: `/body/${fileField}` });
  return taken;
}
