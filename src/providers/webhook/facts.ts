import type { PagerFacts } from '../../incident/ports.ts';

export const FACTS: PagerFacts = {
  runsChain: false,
  pagesNobody: false,
  needsChannel: false,
  repeatSafe: true,
};
