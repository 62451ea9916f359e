import type { ShippedForm } from '../commands/seed-form.ts';
import { archiveCorrection } from './archive-correction.ts';
import { archiveCorrectionCheck } from './archive-correction-check.ts';
import { certificateLeaving } from './certificate-leaving.ts';
import { certificateRequest } from './certificate-request.ts';
import { exportRequest } from './export-request.ts';
import { feedback } from './feedback.ts';
import { generalRequest } from './general-request.ts';
import { phoneRebindDecision } from './phone-rebind-decision.ts';

export const shippedForms: readonly ShippedForm[] = [
  generalRequest,
  archiveCorrection,
  archiveCorrectionCheck,
  certificateRequest,
  certificateLeaving,
  feedback,
  exportRequest,
  phoneRebindDecision,
];
