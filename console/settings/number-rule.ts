import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { readNumberRule } from '#contract/number-rule.ts';

export const numberRuleQuery = queryOptions({
  queryKey: ['settings', 'personnel-number'],
  queryFn: ({ signal }) => call(readNumberRule, { signal }),
});
