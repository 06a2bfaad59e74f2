import type { PagerFacts } from '../../incident/ports.ts';

export const FACTS: PagerFacts = {
  runsChain: true,
  pagesNobody: false,
  needsChannel: false,
  // The same dedup_key joins the open incident; only one that is resolved already would be opened anew.
  repeatSafe: true,
};
