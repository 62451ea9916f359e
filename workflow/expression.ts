/** The engine's expressions are those of the contract, which forms and screens read too. */
export { type ExpressionFault, evaluateExpression, expressionFault, expressionLongest } from '#contract/expression.ts';
