/** Plans of reorganisation: drafted, previewed, booked for a day as one, taken back as one. */
export { bookPlan, rescindPlan } from './book-plan.ts';
export { draftPlan, editPlan } from './draft-plan.ts';
export { reorganiseGuards } from './policy.ts';
export { previewPlan } from './preview-plan.ts';
export { reorganiseRoutes } from './routes.ts';
