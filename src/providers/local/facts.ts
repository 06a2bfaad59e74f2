import type { PagerFacts } from '../../incident/ports.ts';

export const FACTS: PagerFacts = {
  runsChain: false,
  pagesNobody: true,
  needsChannel: false,
  repeatSafe: true,
};
