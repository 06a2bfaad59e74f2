/** In the place of `other-languages.ts`, `due-elsewhere.ts` and `teams-elsewhere.ts` in a browser, where a page may have only so much script: they say nothing. */
import type * as dates from './due-elsewhere.ts';
import type * as words from './other-languages.ts';
import type * as teams from './teams-elsewhere.ts';

const nothing = (): null => null;
const no = (): boolean => false;

export const statusElsewhere: typeof words.statusElsewhere = nothing;
export const statusInWordsElsewhere: typeof words.statusInWordsElsewhere = nothing;
export const statusOfGroupElsewhere: typeof words.statusOfGroupElsewhere = nothing;
export const assigneeElsewhere: typeof words.assigneeElsewhere = nothing;
export const isNameElsewhere: typeof words.isNameElsewhere = no;
export const isTeamElsewhere: typeof words.isTeamElsewhere = no;
export const saysTeamElsewhere: typeof teams.saysTeamElsewhere = no;
export const ownerElsewhere: typeof words.ownerElsewhere = nothing;
export const fieldElsewhere: typeof words.fieldElsewhere = nothing;
export const dueCellElsewhere: typeof dates.dueCellElsewhere = nothing;
export const dueElsewhere: typeof dates.dueElsewhere = nothing;
export const withoutDueElsewhere: typeof dates.withoutDueElsewhere = (text) => text;
